import type { Estimate } from '../money';
import type { Brand } from './branding';
import { html, Html } from './html';

export type PageHead = {
	/** The client's name, or the prospect's. */
	client: string;
	/** What the page is, e.g. "Missed calls and what came of them". */
	subject: string;
	/** The time it is about. */
	period: string;
};

/**
 * One page that needs nothing from anywhere, except a logo with a web address: readable on a phone, and on two sheets of A4
 * or Letter.
 *
 * @param sheets what is on the first sheet, and on the second if there is one
 */
export function frame(head: PageHead, brand: Brand, sheets: readonly Html[], foot: string): string {
	const { client, subject, period } = head;
	const title = client === '' ? subject : `${client}: ${subject}`;
	const page = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light" />
				<meta name="robots" content="noindex" />
				<title>${title}, ${period}</title>
				<style>
					${styleOf(brand)}
				</style>
			</head>
			<body>
				<header>
					<div>
						<p class="subject">${subject}</p>
						<h1>${client === '' ? subject : client}</h1>
						<p class="period">${period}</p>
					</div>
					${brand.logo !== '' && html`<img src="${brand.logo}" alt="${brand.agency}" />`}
				</header>
				<main>${sheets.map((sheet) => html`<div class="sheet">${sheet}</div>`)}</main>
				<footer>${brand.agency !== '' && html`<strong>${brand.agency}</strong> · `}${foot}</footer>
			</body>
		</html>`;
	return page.source.replace(/\n\s+/g, '\n');
}

/** Part of a sheet; it is not torn apart between two. */
export function section(title: string, ...content: Array<Html | undefined | false>): Html {
	return html`<section>
		<h2>${title}</h2>
		${content.filter((piece) => piece instanceof Html)}
	</section>`;
}

export type Tile = { figure: string; label: string; note?: string };

export function tiles(all: readonly Tile[]): Html {
	return html`<div class="tiles">
		${all.map(
			({ figure, label, note }) =>
				html`<div>
					<p class="figure">${figure}</p>
					<p>${label}</p>
					${note !== undefined && html`<p class="note">${note}</p>`}
				</div>`,
		)}
	</div>`;
}

/** @param isMinor for what is shown below a figure that claims less */
export function estimateBox(
	{ formula, meaning }: Estimate,
	value: string,
	title: string,
	isMinor: boolean,
): Html {
	return html`<div class="money${isMinor && ' minor'}">
		<p class="figure">${value}</p>
		<p>${title}</p>
		<p class="note">${formula}. ${meaning}</p>
	</div>`;
}

export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): Html {
	return html`<table>
		<thead>
			<tr>
				${head.map((cell) => html`<th>${cell}</th>`)}
			</tr>
		</thead>
		<tbody>
			${rows.map(
				(row) =>
					html`<tr>
						${row.map((cell) => html`<td>${cell}</td>`)}
					</tr>`,
			)}
		</tbody>
	</table>`;
}

/** Both are checked, and hold nothing that could end the style sheet. */
function styleOf({ colour, textOnColour }: Brand): Html {
	return new Html(`
		:root { --brand: ${colour}; --on-brand: ${textOnColour}; --ink: #1c2330; --soft: #5a6475; --line: #dde2ea; --pale: #eef1f5; }
		* { box-sizing: border-box; }
		body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
			-webkit-print-color-adjust: exact; print-color-adjust: exact; -webkit-text-size-adjust: 100%; }
		header { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 22px max(20px, calc(50% - 350px)); background: var(--brand); color: var(--on-brand); }
		header img { max-height: 56px; max-width: 180px; background: #fff; padding: 6px; border-radius: 6px; }
		h1 { margin: 2px 0; font-size: 27px; line-height: 1.15; overflow-wrap: anywhere; }
		p { margin: 0; }
		.subject, .period { opacity: .9; }
		main, footer { width: min(700px, 100% - 40px); margin: 0 auto; }
		section { margin: 26px 0; break-inside: avoid; }
		h2 { margin: 0 0 10px; font-size: 18px; }
		.lead { margin: 24px 0 0; font-size: 20px; line-height: 1.35; }
		.note { color: var(--soft); font-size: 13px; }
		svg { display: block; width: 100%; max-width: 640px; height: auto; margin: 6px 0; }
		svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; fill: var(--ink); }
		svg .label { fill: var(--soft); }
		svg .number { font-weight: 600; font-size: 15px; }
		.bar { fill: var(--brand); }
		.empty { fill: var(--pale); }
		.axis { stroke: var(--pale); stroke-width: 10; stroke-linecap: round; }
		.range { stroke: var(--brand); stroke-opacity: .35; stroke-width: 10; stroke-linecap: round; }
		.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 12px; }
		.tiles > div { border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
		.figure { font-size: 21px; font-weight: 650; line-height: 1.2; }
		.money { border-left: 5px solid var(--brand); background: var(--pale); padding: 14px 16px; border-radius: 0 8px 8px 0; margin: 0 0 10px; }
		.money .figure { font-size: 31px; }
		.minor { background: none; border-left-color: var(--line); padding: 8px 16px; }
		.minor .figure { font-size: 18px; }
		table { width: 100%; border-collapse: collapse; font-size: 14px; }
		th, td { text-align: left; vertical-align: top; padding: 7px 10px 7px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
		th { color: var(--soft); font-weight: 500; }
		th:not(:first-child), td:not(:first-child) { text-align: right; padding: 7px 0 7px 10px; white-space: nowrap; }
		footer { margin-top: 30px; padding-top: 12px; padding-bottom: 28px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12.5px; }
		@media (max-width: 480px) {
			body { font-size: 16px; }
			header { padding: 18px 16px; }
			header img { max-height: 44px; max-width: 110px; }
			main, footer { width: calc(100% - 32px); }
			.tiles { grid-template-columns: 1fr 1fr; }
			.figure { font-size: 22px; }
		}
		@media print {
			@page { margin: 12mm 13mm; }
			body { font-size: 12.5px; }
			header { padding: 14px 18px; border-radius: 8px; }
			.lead { margin-top: 16px; font-size: 17px; }
			h1 { font-size: 23px; }
			h2 { font-size: 16px; margin-bottom: 6px; }
			svg { max-width: 430px; }
			.money { padding: 9px 14px; margin-bottom: 7px; }
			.minor { padding: 5px 14px; }
			th, td, th:not(:first-child), td:not(:first-child) { padding-top: 3px; padding-bottom: 3px; }
			.tiles > div { padding: 8px 12px; }
			.figure { font-size: 19px; }
			.money .figure { font-size: 24px; }
			.minor .figure { font-size: 15px; }
			.note { font-size: 11.5px; }
			main, footer { width: 100%; }
			.tiles { grid-template-columns: repeat(4, 1fr); }
			.sheet + .sheet { break-before: page; }
			section { margin: 13px 0; }
			footer { margin-top: 16px; padding-bottom: 0; }
		}
	`);
}
