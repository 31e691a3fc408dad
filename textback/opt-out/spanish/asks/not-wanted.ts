import type { Phrases } from '../../language';

/** I do not want texts. */
export const certain: Phrases = [
	'<no> <want> … <messages>',
	'<no> <want> … <receive> … <more>|<messages>',
	'<no> <want> … que me|nos … <reach>',
	'<no> <want> recibir|recibirlos $',
	'<no> <want> [nada|saber|tener|mas] [nada] [mas] de ustedes|usted|ti|uds|vosotros|esta',
	'<no> <want> ser contactado|contactada|molestado|molestada|notificado',
	'prefiero|preferiria|preferimos|quisiera|quiero|pido|ruego|agradeceria [que] no [me] recibir|<reach>|<messages>|<reaching>|recibirlos',
	'no me interesa|interesan … <messages>',
	'no me interesa|interesan recibir|seguir',
	'quiero|deseo dejar de recibir',
	'agradeceria|prefiero|preferiria|quisiera|pido|ruego que no [me|nos] [volvieran|vuelvan|vuelva] [a] [me] <reach>|<reaching>',
];

export const plausible: Phrases = [
	'no me registre|inscribi|suscribi|apunte|interesa|interesan',
	'ultimo|ultima aviso|mensaje|texto',
	'sea el|la ultimo|ultima',
	'no|ya deseo|quiero|no participar|seguir|saber',
	'no necesito|ocupo|quiero|requiero sus|tus|su servicios|ofertas|promociones|ayuda|servicio',
];
