import { listOf } from '../list-of';
import type { Words } from '../language';

/** The forms by which one asks for something, of "texter": textez, texte, textes. */
const asked = (stems: string) =>
	listOf(stems).flatMap((stem) => ['ez', 'e', 'es', 'er', 'iez'].map((ending) => stem + ending));

const removing = listOf(`
	retir, enlev, supprim, effac, ot, ray, radi, vir, desabonn, oubli, sort, elimin
`);

export const words: Words = {
	stop: listOf(`
		arretiez, cessiez, arreteriez
		arretez, arrete, arreter, arretes, cessez, cesse, cesser, stopper, stoppez, stoppe, finissez, assez
		finis, fini, evitez, evite, eviter, suspendez, abstenez vous, marre, tanne, tannee, ca suffit, halte
		fatigue, fatiguee, ecoeure, ecoeuree, desactivez, coupez
	`),
	/** To reach or to annoy somebody. */
	reach: [
		...asked(`
			text, contact, derang, relanc, harcel, import, importun, sollicit, demarch, spamm
		`),
		...asked(`
			embet, achal, ecoeur, emmerd, recontact, niais, inond, bombard, gos, spam, achall
		`),
		...listOf(`
			ecrivez, ecris, ecrire, ecrive, ecriviez, ecrives, reecrivez, reecrire,
		`),
		...listOf(`
			contactiez, textiez, derangiez, messagez, joindre, joignez, communiquer avec moi, communiquez avec moi
			ecrir, ecri
		`),
	],
	/** One may send other things than texts. */
	send: [...asked('envoy, renvoy'), ...listOf('envoie, envoies, envoi, renvoie')],
	/** To me, or to whose phone it is. */
	to: listOf('me, m, nous, lui, leur, te'),
	reached: listOf(`
		contacte, contactee, derange, derangee, sollicite, sollicitee, relance, demarche, texte, joint, importune
	`),
	messages: listOf(`
		message, messages, texto, textos, texte, textes, sms, msg, msgs, spam, notifications, pub, pubs, publicite
		publicites, rappels, alertes, communications, communication, promos, relances, sollicitations, pourriels
		sollicitation, envoi, envois, niaiseries, conneries
	`),
	want: listOf(`
		veux, veu, voulons, souhaite, souhaitons, desire, desirons, voudrais, aimerais, besoin, accepte, autorise
		consens, prefere, prefererais, veut, tiens, envie, demande, interesse
	`),
	no: listOf('plus, pas, jamais, pu, pus, aucun, aucune, rien, point, ni'),
	remove: [
		...removing.flatMap((stem) => ['ez', 'e', 'er', 'es', 'iez', 'iez'].map((ending) => stem + ending)),
		...listOf(`
			sors, sortir, desinscrivez, desinscrire, desinscris, retrait, exclure, excluez, barrez, barre, barrer
			perdez, perds, effacez, jetez
		`),
	],
	me: listOf(`
		moi, nous, mon numero, ce numero, mon num, mon cell, mon cellulaire, mon portable, mon tel, mon telephone
		mes coordonnees, mon nom, mes donnees, mes infos, mon contact, numero, ce telephone, cette ligne
	`),
	list: listOf(`
		liste, listes, systeme, base, bases, fichier, fichiers, contacts, affaire, repertoire, registre, registres
		carnet, la, ca, ici, dossiers, envois, envoi, textos, messages, groupe, telephone, truc, sms, abonnement
		rappels, cela, tout
	`),
	consent: listOf('consentement, accord, permission, autorisation, consenti, autorise'),
	law: listOf(`
		rgpd, cnil, bloctel, crtc, lnnte, 33700, lcap, loi anti pourriel, liste nationale, signal spam, loi 25, opc
	`),
	legal: listOf(`
		plainte, avocat, police, signaler, signale, denoncer, poursuivre, bloque, bloquer, poursuite, harcelement
		porter plainte, portez plainte, bloquez
	`),
	others: listOf(`
		il, elle, ils, proprio, voisin, ex, mari, femme, chien, chat, fils, fille, locataire, on
	`),
};
