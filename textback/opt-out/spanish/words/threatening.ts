import { listOf } from '../../list-of';
import type { Words } from '../../language';

/** Consent and the law. */
export const threatening: Words = {
	consent: listOf(`
		consentimiento, permiso, autorizacion, consenti, autorizado, autorizada, mi numero para
	`),
	law: listOf(`
		rgpd, lopd, lista robinson, profeco, repep, aepd, proteccion de datos, lssi, condusef, no llame
	`),
	legal: listOf(`
		demandar, demandare, demanda, denunciar, denuncio, denunciare, denuncia, reportar, reportare, reporto
		policia, abogado, bloquear, bloqueo, acoso, queja
	`),
};
