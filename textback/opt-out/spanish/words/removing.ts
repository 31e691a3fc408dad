import { listOf } from '../../list-of';
import type { Words } from '../../language';

const stems = listOf(`
	quit, borr, elimin, retir, cancel, desafili, bloque, desuscrib, desinscrib, descart
`);

/** To take something of mine off something of yours. */
export const removing: Words = {
	remove: [
		...stems.flatMap((stem) =>
			listOf('e, en, a, enme, eme, ame, ar, arme, enlo, elo, es, arnos, enos, ennos, alo, arlo').map(
				(ending) => stem + ending,
			),
		),
		...listOf(`
			saque, saquen, saqueme, saquenme, sacame, saca, sacar, sacarme, saquenos, saquennos, remueva, remuevan
		`),
		...listOf(`
			remuevame, remuevanme, remover, removerme, quitenme, quiteme, quitame, borreme, borrenme, borrame
		`),
		...listOf(`
			suprima, suprimame, supriman, suprimanme, excluya, excluyanme, excluyame, tache, tachenme, tacheme
		`),
		...listOf(`
			olvide, olviden, olvidense de, olvidate de, pierda, pierdan, desinscribame, desinscribanme, desuscribanme
		`),
		...listOf('den de baja, de de baja, dar de baja, da de baja, remuevame, desafilienme'),
	],
	/** These say "me" by themselves. */
	removeMe: [
		...stems.flatMap((stem) =>
			listOf('enme, eme, ame, arme, enos, ennos, arnos').map((ending) => stem + ending),
		),
		...listOf(`
			saqueme, saquenme, sacame, sacarme, remuevame, remuevanme, removerme, suprimanme, suprimame, excluyanme
		`),
		...listOf(`
			excluyame, tachenme, tacheme, desinscribame, desinscribanme, desuscribanme, desuscribame, quitadme, borradme, sacadme, eliminadme, saquenos, bajenme
			bajeme
		`),
	],
	mine: listOf(`
		numero, num, telefono, celular, cel, movil, tel, contacto, datos, nombre, informacion, linea, fono, registro
	`).flatMap((what) =>
		listOf('mi, mis, este, estos, ese, nuestro, esta, el').map((whose) => `${whose} ${what}`),
	),
	list: listOf(`
		lista, listas, base, bases, sistema, contactos, registros, registro, agenda, ahi, aqui, esto, eso, alli
		directorio, grupo, mensajes, textos, telefono, celular, difusion, fichero, ficheros, archivos, todo
		publicidad, chat
	`),
};
