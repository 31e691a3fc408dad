import type { Phrases } from '../../language';

/** Take me off your list. */
export const certain: Phrases = [
	'<remove> me|nos|<mine> … de … <list>',
	'<removeMe> … de … <list>',
	'<removeMe> $',
	'<remove> [por] [completo] <mine> $',
	'borre|borren|borra|elimine|eliminen|elimina|olvide|olviden|pierda|pierdan <mine>',
	'quite|quiten|quita|saque|saquen|saca mi|este numero|telefono|celular',
	'me|nos <remove> de … <list>',
	'quiero|deseo|pido salir|salirme de … <list>',
	'darme|darnos|deme|denme|dame|dadme|demen|denos de baja',
	'me|nos [pueden|puede|podrian|podria] den|doy|de|da|dar|quiero [dar] de baja',
	'no debe|deben|deberia|deberian estar en … <list>',
	'<no> me|nos <more> <reach>',
	'^ dar de baja',
	'dar|den de baja <mine>',
	'cancelar|cancele|cancelen|cancela|anular [la|mi|esta|de] suscripcion',
	'desuscribir|desuscribirme|desinscribirme|desuscribanme|desuscribame|desapuntarme|desapuntenme|desapunteme',
	'olvidense|olvidate|olvidese|olvidarse de mi|nosotros|<mine> $',
	'olvidense|olvidate|olvidese|olvidarse de que existo|existimos',
	'quiero|deseo|solicito|pido|exijo que [me|ya] <removeMe>|<remove>|dejen|deje|paren|pare … <list>|<reaching>|<messages>',
	'quiero|deseo|necesito|pido que me|nos <remove> $',
];

export const plausible: Phrases = [
	'<removeMe> de|ya',
	'<remove> … <mine>',
	'<remove> [de] la|su|tu lista',
	'de baja $',
	'como|quien|donde … consigui*|obtuvo|obtuvieron|dio|tienen|sacaron … <mine>|numero',
	'apag*|desactiv*|desconect* … robot|bot|sistema|maquina|<messages>|esto|<mine>',
	'me salgo',
	'me quiero|quiero salir|baja|ir',
	'<remove> todo|mis|toda',
	'olvid* de mi|nosotros',
	'hagan|haga|has que … no|pare|paren|<removeMe>',
	'hagan|haga|has|haz de cuenta',
	'que me|nos <remove>',
	'salirme|salir de esto|aqui|ahi|alli',
	'salirme|salirnos',
	'formar|ser parte de',
];
