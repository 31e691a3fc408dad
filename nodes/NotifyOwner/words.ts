import type { TextBackItem } from '../../textback/item';
import { noticeFor, type Notice } from '../../textback/notice';
import { oneLine } from '../../textback/plain-text';
import { render } from '../../textback/template';

/** A person's own wording, as Mustache; what is left empty has the default wording. */
export type OwnWords = { title: string; body: string };

/**
 * What the owner is told of this item.
 *
 * @param words `variables` is what the own wording may draw on: the item as it came.
 * @throws TemplateError when the own wording cannot be rendered.
 */
export function noticeOf(
	{ item, variables, own }: { item: TextBackItem; variables: object; own: OwnWords | undefined },
	now: number,
	zone: string,
): Notice {
	const standard = noticeFor(item, now, zone);
	if (!own) return standard;
	return {
		...standard,
		title: oneLine(render(own.title, variables)) || standard.title,
		body: render(own.body, variables).trim() || standard.body,
	};
}
