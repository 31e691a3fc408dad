/**
 * What the work comes to. The work itself is not ended when it takes longer.
 *
 * @throws what `tooLate` makes, when it takes longer than so many milliseconds.
 */
export async function withinTime<T>(ms: number, work: Promise<T>, tooLate: () => Error): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const overdue = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(tooLate()), ms);
	});
	try {
		return await Promise.race([work, overdue]);
	} finally {
		clearTimeout(timer);
	}
}
