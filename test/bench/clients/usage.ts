import { readFileSync } from 'node:fs';

/** What Linux says of a process. */
export type Usage = {
	/** Memory that it has, in bytes. */
	memory: number;
	/** Time that it has worked, of all cores together, in milliseconds. */
	workedMs: number;
};

/** Of Linux's clock that processes are measured with: 100 ticks a second, on all machines that Node.js runs on. */
const TICK_MS = 10;

/** @throws Error where there is no Linux, or no such process */
export function usageOf(pid: number): Usage {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const memory = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
	// After the name, which is in brackets and may hold anything: proc_pid_stat(5).
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return { memory, workedMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
}
