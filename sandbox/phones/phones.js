'use strict';

const $ = (id) => document.getElementById(id);
const KEYS = {
	1: '',
	2: 'ABC',
	3: 'DEF',
	4: 'GHI',
	5: 'JKL',
	6: 'MNO',
	7: 'PQRS',
	8: 'TUV',
	9: 'WXYZ',
	'*': '',
	0: '+',
	'#': '',
};
const ENDED_SHOWN_MS = 1800;
const ANONYMOUS = '+266696687';

/** What the phone company last said; see PhonesView. */
let state;
/** How far this machine's clock is behind the company's, in milliseconds. */
let clockSkew = 0;
let tab = 'dial';
let seenTexts = new Set();
/** The newest event when the page was opened. */
let openedAtEvent = 0;

/** (415) 555-0142, where it is such a number. */
function pretty(number) {
	if (number === ANONYMOUS) return 'No caller ID';
	const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
	return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
window.pretty = pretty;

const time = (at) => new Date(at).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
/** Of a name; empty for a number, which then gets a faceless portrait. */
const initials = (name) =>
	/^[a-z]/i.test(name)
		? name
				.split(/\s+/)
				.slice(0, 2)
				.map((word) => word[0].toUpperCase())
				.join('')
		: '';
const caller = () => $('call-as').value;
const business = () =>
	state.business.find(({ number }) => number === e164($('dial-number').value)) ?? state.business[0];
/** The number that texts the callers of the one on the keypad. */
const texting = () => {
	const { number, textsFrom } = business();
	return (
		state.business.find((other) => other.number === textsFrom) ??
		state.business.find((own) => own.number === number)
	);
};
const nameOf = (number) =>
	[...state.business, state.owner, ...state.callers].find((known) => known.number === number)?.label ??
	pretty(number);
/** What a phone's owner sees of a caller: only names that are in the address book, and a stranger is in none. */
const shownTo = (number) => state.business.find((known) => known.number === number)?.label ?? pretty(number);

function e164(typed) {
	const digits = typed.replace(/[^\d+]/g, '');
	if (digits.startsWith('+')) return digits;
	return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}

function element(tag, text, className) {
	const made = document.createElement(tag);
	if (text !== undefined) made.textContent = text;
	if (className) made.className = className;
	return made;
}

/** Changes the text only when it differs, so that screen readers are told once. */
function say(id, text) {
	if ($(id).textContent !== text) $(id).textContent = text;
}

let noticeTimer;
function notice(text) {
	say('notice', text);
	$('notice').hidden = false;
	clearTimeout(noticeTimer);
	noticeTimer = setTimeout(() => ($('notice').hidden = true), 5000);
}

async function post(path, body = {}) {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		const answer = await response.json();
		if (response.ok) return answer;
		notice(answer.error);
	} catch {
		notice('The phone company does not answer. Is it still running?');
	}
	return undefined;
}

/* The caller's phone */

function callOf(number) {
	return state.calls.find((call) => call.from === number);
}

function drawCaller() {
	const call = callOf(caller());
	const justEnded = call?.endedAt && state.now + sinceState() - call.endedAt < ENDED_SHOWN_MS;
	const shown = call && (!call.endedAt || justEnded);
	$('caller-phone').dataset.state = shown ? call.state : 'idle';
	$('caller-call').hidden = !shown;
	$('dial-view').hidden = tab !== 'dial';
	$('texts-view').hidden = tab !== 'texts';
	$('dial-tab').setAttribute('aria-pressed', String(tab === 'dial'));
	$('texts-tab').setAttribute('aria-pressed', String(tab === 'texts'));
	if (shown) {
		const name = nameOf(call.to);
		say('caller-name', name);
		say('caller-avatar', initials(name));
		say(
			'caller-status',
			{
				ringing: 'Calling…',
				answered: 'Answered',
				bridged: 'Connected',
				recording: 'Recording your message',
				ended: endWords(call),
			}[call.state],
		);
		say('caller-caption', call.heard.at(-1) ?? '');
		$('caller-finish').hidden = call.state !== 'recording';
		$('caller-hang-up').hidden = call.state === 'ended';
	}
	if (justEnded) setTimeout(drawCaller, ENDED_SHOWN_MS);
	drawThread();
	const known = state.business.find(({ number }) => number === e164($('dial-number').value));
	say('dial-label', known?.label ?? '');
	$('call-to').value = known?.number ?? '';
}

function endWords({ status }) {
	return { busy: 'Busy', 'no-answer': 'No answer', failed: 'Not in service' }[status] ?? 'Call ended';
}

function drawThread() {
	const me = caller();
	const thread = texting();
	say('thread-name', thread.label);
	say('thread-avatar', initials(thread.label));
	say('thread-number', pretty(thread.number));
	const texts = state.texts.filter(
		({ from, to, status }) =>
			(from === me && to === thread.number) ||
			(to === me && from === thread.number && status === 'delivered'),
	);
	const incoming = texts.filter(({ from }) => from !== me);
	if (tab === 'texts' && $('caller-call').hidden) for (const { sid } of incoming) seenTexts.add(sid);
	const unread = incoming.filter(({ sid }) => !seenTexts.has(sid)).length;
	$('unread').hidden = unread === 0;
	say('unread', String(unread));

	const key = JSON.stringify(texts.map(({ sid, status }) => [sid, status]));
	if ($('thread').dataset.key === key) return;
	$('thread').dataset.key = key;
	$('thread').replaceChildren(
		...(texts.length === 0 ? [element('li', 'No messages yet', 'none')] : texts.map(bubble)),
	);
	$('thread').scrollTop = $('thread').scrollHeight;
}

function bubble({ from, body, at, status }) {
	const mine = from === caller();
	const item = element('li', undefined, mine ? 'mine' : '');
	item.dataset.testid = 'caller-message';
	item.dataset.direction = mine ? 'out' : 'in';
	item.dataset.status = status;
	item.append(element('span', body, 'bubble'), element('time', time(at)));
	return item;
}

function setTab(name) {
	tab = name;
	drawCaller();
	if (name === 'texts') $('thread').scrollTop = $('thread').scrollHeight;
}

/* The owner's phone */

function drawOwner() {
	const ringing = state.ringing;
	$('owner-phone').dataset.state = ringing?.phoneState ?? 'idle';
	$('owner-call').hidden = !ringing;
	$('lock-view').hidden = Boolean(ringing);
	say('owner-number', pretty(ringing?.phone ?? state.owner.number));
	if (ringing) {
		const name = shownTo(ringing.from);
		const heard = ringing.heard.at(-1) ?? '';
		say('owner-name', name);
		say('owner-avatar', ringing.from === ANONYMOUS ? '' : initials(name));
		say(
			'owner-status',
			{
				ringing: 'Incoming call',
				voicemail: 'Voicemail has picked up',
				inCall: ringing.state === 'bridged' ? 'Connected' : 'Answered',
			}[ringing.phoneState],
		);
		say('owner-caption', ringing.state === 'bridged' ? '' : heard);
		$('owner-ringing').hidden = ringing.phoneState !== 'ringing';
		$('owner-talking').hidden = ringing.phoneState === 'ringing';
		$('owner-keys').hidden = ringing.phoneState !== 'inCall';
		const one = $('owner-keys').firstElementChild;
		one.classList.toggle('asked', ringing.state !== 'bridged' && /press 1/i.test(heard));
	}
	drawCards();
}

function drawCards() {
	const known = new Set([...state.callers, ...state.business].map(({ number }) => number));
	const cards = [
		...state.pushes.map((push) => ({
			kind: 'push',
			app: 'Notifications',
			id: push.id,
			at: push.at,
			title: push.title,
			body: push.message,
			links: linksOf(push),
		})),
		...state.texts
			.filter(({ to, status }) => !known.has(to) && status === 'delivered')
			.map(({ sid, from, body, at }) => ({
				kind: 'text',
				app: 'Messages',
				id: sid,
				at,
				title: shownTo(from),
				body,
				links: [],
			})),
	].sort((one, other) => other.at - one.at);
	$('quiet').hidden = cards.length > 0;
	const key = cards.map(({ id }) => id).join();
	if ($('cards').dataset.key === key) return;
	$('cards').dataset.key = key;
	$('cards').replaceChildren(...cards.map(card));
}

function linksOf({ click, actions }) {
	const links = actions.map(({ label, url }) => ({ label, url }));
	if (click && !links.some(({ url }) => url === click))
		links.unshift({ label: click.startsWith('tel:') ? 'Call' : 'Open', url: click });
	return links;
}

function card({ kind, app, at, title, body, links }) {
	const item = element('li');
	item.dataset.testid = 'owner-notification';
	item.dataset.kind = kind;
	const head = element('div', app, 'app');
	head.append(element('time', time(at)));
	item.append(head);
	if (title) {
		const heading = element('strong', title);
		heading.dataset.testid = 'owner-notification-title';
		item.append(heading);
	}
	const text = element('div', undefined, 'body');
	text.dataset.testid = 'owner-notification-body';
	text.append(...withLinks(body));
	item.append(text);
	const safe = links.map(({ label, url }) => linkTo(url, label)).filter(Boolean);
	if (safe.length > 0) {
		const row = element('div', undefined, 'links');
		row.append(...safe);
		item.append(row);
	}
	return item;
}

/** A link, for the few kinds of address that a phone opens by a tap; none for others, `javascript:` among them. */
function linkTo(url, label) {
	if (!/^(tel|sms|mailto|https?):/i.test(url)) return undefined;
	const link = element('a', label);
	link.href = url;
	link.target = '_blank';
	link.rel = 'noopener noreferrer';
	link.dataset.testid = 'owner-notification-link';
	return link;
}

/** As phones do it: numbers and addresses within a text can be tapped. */
function withLinks(text) {
	return text
		.split(/((?:tel|sms):\+?\d+|https?:\/\/[^\s]+|\+\d{8,15}|\(\d{3}\) \d{3}-\d{4})/)
		.map((part, index) => {
			if (index % 2 === 0) return part;
			const isAddress = /^(tel|sms|https?):/.test(part);
			return (
				linkTo(isAddress ? part : `tel:${e164(part)}`, isAddress ? part.replace(/^(tel|sms):/, '') : part) ??
				part
			);
		});
}

/* Time */

let stateAt = performance.now();
const sinceState = () => performance.now() - stateAt;

function tick() {
	const now = new Date();
	for (const clock of document.querySelectorAll('.clock')) {
		const shown = now.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' }).replace(/ ?[AP]M$/i, '');
		if (clock.textContent !== shown) clock.textContent = shown;
	}
	say('lock-date', now.toLocaleDateString([], { weekday: 'long', month: 'long', day: 'numeric' }));
	if (!state) return;
	const timer = (id, call) => {
		const seconds = call
			? Math.max(0, Math.floor(((call.endedAt ?? Date.now() + clockSkew) - call.since) / 1000))
			: 0;
		say(id, call ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : '');
	};
	timer('caller-timer', callOf(caller()));
	timer('owner-timer', state.ringing?.phoneState === 'ringing' ? undefined : state.ringing);
}

/* Talking with the phone company */

let refreshing = false;
let again = false;
async function refresh() {
	if (refreshing) {
		again = true;
		return;
	}
	refreshing = true;
	do {
		again = false;
		const answer = await fetch('/phones/state').then(
			(response) => response.json(),
			() => undefined,
		);
		if (answer) draw(answer);
	} while (again);
	refreshing = false;
}

function draw(answer) {
	const first = !state;
	state = answer;
	stateAt = performance.now();
	clockSkew = state.now - Date.now();
	if (first) setUp();
	if ($('internet').value !== state.internet) $('internet').value = state.internet;
	$('internet').dataset.state = state.internet;
	drawCaller();
	drawOwner();
	tick();
}

function setUp() {
	$('call-as').replaceChildren(
		...state.callers.map(({ number, label }) => {
			const option = element('option', number === ANONYMOUS ? label : `${label} · ${pretty(number)}`);
			option.value = number;
			return option;
		}),
	);
	const textingOnly = new Set(state.business.map(({ textsFrom }) => textsFrom));
	const callable = state.business.filter(({ number }) => !textingOnly.has(number));
	$('call-to').replaceChildren(
		...callable.map(({ number, system }) => {
			const option = element('option', `${system} · ${pretty(number)}`);
			option.value = number;
			return option;
		}),
	);
	$('call-to').hidden = callable.length < 2;
	$('dial-number').value = pretty(state.business[0].number);
	say('business-name', state.business[0].label);
	document.querySelector('.canvas-link').hidden = !state.hasCanvas;
	openedAtEvent = state.lastEventId;
	seenTexts = new Set(state.texts.map(({ sid }) => sid));
}

function key(symbol, letters, testid, onPress) {
	const button = element('button', symbol);
	button.type = 'button';
	button.dataset.testid = testid;
	button.setAttribute('aria-label', `Key ${symbol}`);
	if (letters !== undefined) button.append(element('small', letters));
	button.addEventListener('click', () => onPress(symbol));
	return button;
}

const ownerAct = (act, body) => () =>
	state.ringing && post(`/phones/phone/${encodeURIComponent(state.ringing.phone)}/${act}`, body);
const callAct = (act, body) => () => {
	const call = callOf(caller());
	return call && post(`/phones/calls/${call.sid}/${act}`, body);
};
const symbols = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

$('dial-keys').append(
	...symbols.map((symbol) =>
		key(symbol, KEYS[symbol], `dial-key-${symbol}`, () => {
			$('dial-number').value += symbol;
			drawCaller();
		}),
	),
);
$('owner-keys').append(
	...symbols.map((symbol) =>
		key(symbol, undefined, `owner-press-${symbol}`, (digit) => ownerAct('press', { digit })()),
	),
);
$('call-button').addEventListener('click', () =>
	post('/phones/calls', { from: caller(), to: e164($('dial-number').value) }),
);
$('dial-number').addEventListener('keydown', (event) => event.key === 'Enter' && $('call-button').click());
$('dial-number').addEventListener('input', drawCaller);
$('call-to').addEventListener('change', ({ target }) => {
	$('dial-number').value = pretty(target.value);
	drawCaller();
});
$('call-as').addEventListener('change', () => draw(state));
$('caller-hang-up').addEventListener('click', callAct('hang-up'));
$('caller-finish').addEventListener('click', callAct('press', { digit: '#' }));
$('dial-tab').addEventListener('click', () => setTab('dial'));
$('texts-tab').addEventListener('click', () => setTab('texts'));
$('owner-answer').addEventListener('click', ownerAct('answer'));
$('owner-decline').addEventListener('click', ownerAct('decline'));
$('owner-voicemail').addEventListener('click', ownerAct('voicemail'));
$('owner-hang-up').addEventListener('click', ownerAct('hang-up'));
$('internet').addEventListener('change', async ({ target }) => {
	await post('/phones/internet', { state: target.value });
	void refresh();
});
$('reply').addEventListener('submit', async (event) => {
	event.preventDefault();
	const body = $('reply-box').value;
	if (body.trim() === '') return;
	$('reply-box').value = '';
	const sent = await post('/phones/texts', { from: caller(), to: texting().number, body });
	if (!sent) $('reply-box').value = body;
});

new EventSource('/phones/events').addEventListener('message', ({ data }) => {
	const event = JSON.parse(data);
	window.wire.add(event);
	// A missed caller looks at the phone when it buzzes; what came before the page was opened buzzes no more.
	const isNew = state && event.id > openedAtEvent;
	if (isNew && event.type === 'textStatus' && event.to === caller() && event.status === 'delivered')
		tab = 'texts';
	void refresh();
});
setInterval(tick, 500);
void refresh();
