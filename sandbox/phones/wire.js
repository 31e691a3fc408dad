'use strict';

/**
 * The side panel: each webhook, answer and API call as one entry that opens. Everything is set as text, never as
 * markup: a caller decides what some of it says.
 */
window.wire = (() => {
	const list = document.getElementById('wire');
	const empty = document.getElementById('wire-empty');
	const webhooks = new Map();
	const MOST_ENTRIES = 400;

	/** @param {string} tag @param {string} [text] @param {string} [className] */
	function element(tag, text, className) {
		const made = document.createElement(tag);
		if (text !== undefined) made.textContent = text;
		if (className) made.className = className;
		return made;
	}

	function entry(kind, label, what, more) {
		const item = element('li');
		item.dataset.testid = 'wire-entry';
		item.dataset.kind = kind;
		const details = element('details');
		const summary = element('summary');
		summary.append(element('span', label, 'kind'));
		const middle = element('span', undefined, 'what');
		middle.append(element('b', what), element('span', more));
		const took = element('span', undefined, 'took');
		summary.append(middle, took);
		const detail = element('div', undefined, 'detail');
		detail.dataset.testid = 'wire-detail';
		details.append(summary, detail);
		item.append(details);
		list.prepend(item);
		while (list.children.length > MOST_ENTRIES) list.lastElementChild.remove();
		empty.hidden = true;
		return { detail, took };
	}

	function fields(detail, title, values) {
		const pairs = Object.entries(values);
		if (pairs.length === 0) return;
		const table = element('dl');
		for (const [name, value] of pairs)
			table.append(element('dt', name), element('dd', value === '' ? '(empty)' : value));
		detail.append(element('h3', title), table);
	}

	function source(detail, title, text) {
		if (text) detail.append(element('h3', title), element('pre', text));
	}

	function result(took, status, ms) {
		const good = status >= 200 && status < 400;
		took.replaceChildren(
			element('span', status === 0 ? 'no answer' : String(status), good ? '' : 'bad'),
			` · ${ms} ms`,
		);
	}

	/** What the webhook tells, in the one field that matters most, and where to. */
	function gist({ url, params }) {
		const telling = ['DialCallStatus', 'Digits', 'RecordingDuration', 'MessageStatus', 'Body', 'CallStatus'];
		const name = telling.find((field) => params[field]);
		return name ? `${name}: ${params[name]}  →  ${url}` : url;
	}

	const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

	const show = {
		webhook(event) {
			const { detail, took } = entry(
				'webhook',
				'Webhook',
				sentence(event.purpose) + (event.attempt > 1 ? ' (again)' : ''),
				gist(event),
			);
			took.textContent = '…';
			source(detail, 'Request', `${event.method} ${event.url}\nX-Twilio-Signature: ${event.signature}`);
			fields(detail, 'Fields', event.params);
			webhooks.set(event.webhookId, { detail, took });
		},
		webhookAnswer(event) {
			const asked = webhooks.get(event.webhookId);
			if (!asked) return;
			result(asked.took, event.status, event.ms);
			source(asked.detail, 'Answer', event.body || '(empty)');
		},
		webhookError(event) {
			const asked = webhooks.get(event.webhookId);
			if (!asked) return;
			result(asked.took, 0, event.ms);
			source(asked.detail, 'No answer', event.error);
		},
		api(event) {
			const path = event.path.replace(/^\/2010-04-01\/Accounts\/[^/.]+/, '');
			const { detail, took } = entry(
				'api',
				'API',
				apiTitle(event.method, path),
				`${event.method} ${path || '/'}`,
			);
			result(took, event.status, event.ms);
			fields(detail, 'Form', event.form);
			source(detail, 'Answer', event.answer);
		},
		text(event) {
			const { message } = event;
			const arrow = `${window.pretty(message.from)} → ${window.pretty(message.to)}`;
			const { detail, took } = entry('text', 'Text', message.body, arrow);
			took.textContent = `${message.num_segments} segment${message.num_segments === '1' ? '' : 's'}`;
			fields(detail, 'Text', { From: message.from, To: message.to, Body: message.body, Sid: message.sid });
		},
		push(event) {
			const { title, message, topic, priority, click, actions } = event.notification;
			const { detail } = entry('push', 'Push', title || message, title ? message : `Topic ${topic}`);
			fields(detail, 'Notification', {
				Topic: topic,
				Title: title,
				Message: message,
				Priority: String(priority),
				Click: click,
			});
			if (actions.length > 0) source(detail, 'Actions', JSON.stringify(actions, null, 2));
		},
		problem(event) {
			const { detail } = entry('problem', 'Problem', event.message, `Error ${event.code}`);
			fields(detail, 'Problem', { Code: String(event.code), Message: event.message, Address: event.url });
		},
		call(event) {
			const words = {
				ringing: 'rings',
				answered: 'is answered',
				bridged: 'is connected',
				recording: 'is recorded',
			};
			const who = event.parentCallSid
				? `Phone ${window.pretty(event.to)}`
				: `Call from ${window.pretty(event.from)}`;
			const what = event.phase === 'ended' ? `ends: ${event.status}` : words[event.phase];
			const { detail } = entry('call', 'Call', `${who} ${what}`, event.callSid);
			fields(detail, 'Call', {
				From: event.from,
				To: event.to,
				Status: event.status,
				CallSid: event.callSid,
			});
		},
	};

	function apiTitle(method, path) {
		const [resource = ''] = path.split('?');
		if (resource === '/Messages.json') return method === 'POST' ? 'Send a text' : 'List texts';
		if (resource === '/Calls.json') return 'List calls';
		if (resource.startsWith('/Messages/')) return 'Look up a text';
		if (resource.startsWith('/Calls/')) return 'Look up a call';
		if (resource === '/IncomingPhoneNumbers.json') return 'List phone numbers';
		if (resource.startsWith('/IncomingPhoneNumbers/'))
			return method === 'POST' ? 'Set up a phone number' : 'Look up a phone number';
		if (resource.startsWith('/Recordings/')) return 'Fetch a recording';
		if (resource.startsWith('/v2/messages')) return method === 'POST' ? 'Send a text' : 'Look up a text';
		if (resource.startsWith('/v2/phone_numbers')) return 'Look up a phone number';
		if (resource.startsWith('/v2/'))
			return method === 'GET' ? 'Look up where calls and texts go' : 'Set where calls and texts go';
		return 'Look up the account';
	}

	document.getElementById('wire-clear').addEventListener('click', () => {
		list.replaceChildren();
		webhooks.clear();
		empty.hidden = false;
	});

	return {
		/** Adds an event of the phone company's log, if it is one to show. */
		add(event) {
			show[event.type]?.(event);
		},
	};
})();
