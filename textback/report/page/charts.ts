import { DAYS_OF_WEEK } from '../../hours/week';
import type { VariantResult } from '../variants';
import type { WeekGrid } from '../week-grid';
import { html, type Html } from './html';
import { counted, grouped, percent } from './words';

/** Drawn for a phone's width, so that the letters stay readable there; a page makes them larger. */
const WIDTH = 480;

export type Step = { label: string; number: number };

/** One bar for each step, as long as its part of the first. */
export function funnelChart(steps: readonly Step[], label: string): Html {
	const row = 38;
	const [whole] = steps;
	const most = Math.max(1, whole?.number ?? 0);
	const rows = steps.map(({ label: name, number }, index) => {
		const y = index * row;
		const part = number / most;
		const after = index === 0 || !whole?.number ? '' : percent(part);
		return html`<text x="0" y="${y + 21}" class="label">${name}</text>
			<rect x="118" y="${y + 4}" width="250" height="26" rx="4" class="empty" />
			<rect
				x="118"
				y="${y + 4}"
				width="${Math.max(number > 0 ? 3 : 0, 250 * part).toFixed(1)}"
				height="26"
				rx="4"
				class="bar"
			/>
			<text x="380" y="${y + 22}" class="number">${grouped(number)}</text>
			<text x="${WIDTH}" y="${y + 22}" text-anchor="end" class="label">${after}</text>`;
	});
	return svg(steps.length * row, label, rows);
}

/** A square for each hour of the week: the stronger its colour, the more calls. */
export function weekChart(grid: WeekGrid, label: string): Html {
	const left = 40;
	const size = (WIDTH - left) / 24;
	const top = 20;
	const most = Math.max(1, ...grid.flat());
	const hours = [0, 3, 6, 9, 12, 15, 18, 21].map(
		(hour) =>
			html`<text x="${(left + hour * size).toFixed(1)}" y="13" class="label">${hourLabel(hour)}</text>`,
	);
	const days = grid.map((calls, day) => {
		const y = top + day * (size + 2);
		const name = (DAYS_OF_WEEK[day] ?? '').slice(0, 3);
		const cells = calls.map((number, hour) => {
			const x = (left + hour * size).toFixed(1);
			const place = html`x="${x}" y="${y.toFixed(1)}" width="${(size - 2).toFixed(1)}"
			height="${size.toFixed(1)}" rx="3"`;
			if (number === 0) return html`<rect ${place} class="empty" />`;
			const strength = (0.18 + 0.82 * (number / most)).toFixed(2);
			return html`<rect ${place} class="bar" fill-opacity="${strength}"
				><title>${counted(number, 'call')}</title></rect
			>`;
		});
		const title = name.charAt(0).toUpperCase() + name.slice(1);
		return html`<text x="0" y="${(y + size * 0.7).toFixed(1)}" class="label">${title}</text>${cells}`;
	});
	return svg(Math.ceil(top + 7 * (size + 2)), label, [...hours, ...days]);
}

/** The share of replies of each message, with the range in which the true share lies. */
export function variantChart(variants: readonly VariantResult[], label: string): Html {
	const row = 34;
	const left = 92;
	const width = 255;
	const most = Math.max(0.01, ...variants.map(({ interval }) => interval.high));
	const x = (share: number) => (left + (width * share) / most).toFixed(1);
	const rows = variants.map(({ name, share, interval, replies, texts }, index) => {
		const y = index * row + 17;
		return html`<text x="0" y="${y + 5}" class="label">Message ${name}</text>
			<line x1="${left}" x2="${left + width}" y1="${y}" y2="${y}" class="axis" />
			<line x1="${x(interval.low)}" x2="${x(interval.high)}" y1="${y}" y2="${y}" class="range" />
			<circle cx="${x(share)}" cy="${y}" r="6" class="bar" />
			<text x="${WIDTH}" y="${y + 5}" text-anchor="end" class="label"
				>${percent(share)} (${replies} of ${texts})</text
			>`;
	});
	return svg(variants.length * row, label, rows);
}

function svg(height: number, label: string, content: readonly Html[]): Html {
	return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${content}</svg>`;
}

function hourLabel(hour: number): string {
	return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'am' : 'pm'}`;
}
