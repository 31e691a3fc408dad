import type { Language } from './language';

const MESSAGES = '(?:messages?|textos?|sms|msgs?)';
const LIST = '(?:(?:de|hors de) (?:votre|vos|la|cette|ta) listes?)';

const request = (words: string) => new RegExp(`^(?:${words})$`);

/** The apostrophe is gone: "m'écrire" reads "mecrire". */
export const french: Language = {
	keywords: [
		...['arret', 'arrets', 'arreter', 'arretez', 'arrete', 'arretez ca', 'desabonner', 'desabonnement'],
		...['desinscrire', 'desinscription', 'me desabonner', 'me desinscrire'],
	],
	wholeMessageKeywords: ['annuler', 'fin', 'resilier'],
	startKeywords: ['demarrer', 'reprendre', 'reabonner'],
	helpKeywords: ['aide'],
	fillers: [
		...['svp', 'stp', 'sil vous plait', 'sil te plait', 'sil vous plais', 'merci', 'bonjour', 'bonsoir'],
		...['maintenant', 'desole', 'desolee'],
	],
	openings: ['(?:pouvez|pourriez) vous', 'je vous demande d', 'je (?:veux|voudrais|souhaite)', 'veuillez'],
	requests: [
		request(
			`(?:arretez|arrete|arreter|cessez|cesse|cesser) de (?:me |m|nous )?(?:texter|ecrire|contacter|deranger|harceler|envoyer (?:des |vos |ces |de )?${MESSAGES})`,
		),
		request(`(?:arretez|arrete|arreter|cessez|cesse) (?:les|vos|ces|tous les) ${MESSAGES}`),
		request(
			'(?:ne |n)?(?:me |m|nous )(?:ecrivez|ecris|textez|texte|contactez|contacte|derangez|derange) (?:plus|plus jamais)',
		),
		request(`(?:ne |n)?(?:me |m|nous )(?:envoyez|envoie) plus (?:de |vos |aucun |ces )?(?:${MESSAGES}|rien)`),
		request(`plus (?:aucun |jamais de )${MESSAGES}`),
		request('ne plus (?:me |m|nous )?(?:contacter|ecrire|texter|deranger)'),
		request(`ne plus (?:me |m|nous )?envoyer (?:de |vos |aucun )?${MESSAGES}`),
		request(`stop (?:aux |les |vos )?${MESSAGES}`),
		request(
			`je (?:ne )?(?:veux|souhaite) plus (?:recevoir )?(?:de |vos |ces |aucun )?${MESSAGES}(?: de (?:vous|votre part))?`,
		),
		request(`(?:retirez|enlevez|supprimez|effacez|otez|sortez|retire|enleve) moi(?: ${LIST})?`),
		request(`me (?:retirer|enlever|supprimer) ${LIST}`),
		request(`(?:retirez|enlevez|supprimez|effacez|otez) (?:mon|ce) numero(?: ${LIST})?`),
		request('(?:desabonnez|desinscrivez|desabonne) (?:moi|nous)'),
		request('(?:laissez|laisse) (?:moi|nous) (?:tranquilles?|en paix)'),
		request('(?:fichez|foutez) moi la paix'),
	],
	contexts: [
		'(?:(?:cest|vous avez) (?:un |le )?)?mauvais numero',
		'(?:vous vous trompez|erreur) de numero',
		'(?:je ne suis |je suis )?pas interessee?',
	],
	// "Plus de messages" is "no more messages" or "more messages", by how it is said.
	hints: [
		new RegExp(`^plus de ${MESSAGES}$`),
		/\b(?:ne |n)(?:me |m|nous )(?:ecri|text|contact|derang)\w+ (?:pas|plus)\b/,
	],
	limits: [/\b(?:apres|avant|pendant|quand|jusqua|aujourdhui|demain|soir|nuit|travail|tard|tot)\b/],
};
