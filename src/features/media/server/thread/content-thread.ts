import "server-only";
import type { Worker } from "node:worker_threads";
import { processWide } from "@/server/cache/process-wide";
import type { AnswerTo, ContentTask } from "./content-tasks";

/** In characters: more words than that take longer to parse than a thread takes to be asked. */
const mostCharacters = 12_000;
/** Signs that may be markup, and lines. Made to take long, a text with so few takes a tenth of a second on a small machine. */
const mostMarkup = 1_000;
/** Neither letters, digits, spaces nor the commonest marks of prose. */
const mayBeMarkup = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\n!#-&*+./:<-@[-`{-~-]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether a text is better shaped beside the event loop. */
export function takesLong(source: string): boolean {
  if (source.length > mostCharacters) return true;
  let markup = 0;
  for (let at = 0; at < source.length; at += 1) markup += mayBeMarkup[source.charCodeAt(at)] ?? 0;
  return markup > mostMarkup;
}

/** Ten times what the longest text of anyone takes on a small machine. */
const mostMilliseconds = 20_000;
/** Without work for so long the thread ends, and gives back its memory. */
const idleMilliseconds = 600_000;

/** The code that reads texts is loaded with the first one: a process that only hands texts to its thread never needs it. */
async function doHere<T extends ContentTask>(task: T): Promise<AnswerTo<T>> {
  const { doTask } = await import("./content-tasks");
  return doTask(task);
}

interface Waiting {
  task: ContentTask;
  answer: (answer: unknown) => void;
}

export interface ThreadOptions {
  start: () => Worker;
  onProblem: (error: unknown) => void;
  mostMilliseconds?: number;
  idleMilliseconds?: number;
}

/**
 * One thread beside the event loop for long texts: started when it is first asked, one task at a time, ended when there is
 * nothing to do. A task that takes too long, or too much memory, ends the thread and is answered with null.
 */
export class ContentThread {
  readonly #options: Required<ThreadOptions>;
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;
  #isReady = false;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#options = { mostMilliseconds, idleMilliseconds, ...options };
  }

  ask<T extends ContentTask>(task: T): Promise<AnswerTo<T> | null> {
    return new Promise((resolve) => {
      this.#queue.push({ task, answer: (answer) => resolve(answer as AnswerTo<T> | null) });
      this.#work();
    });
  }

  #work(): void {
    if (this.#current) return;
    const worker = this.#worker ?? this.#open();
    if (!this.#isReady) return;
    const next = this.#queue.shift();
    if (!next) {
      this.#wait(this.#options.idleMilliseconds);
      return;
    }
    this.#current = next;
    this.#wait(this.#options.mostMilliseconds);
    worker.postMessage(next.task);
  }

  #open(): Worker {
    const worker = this.#options.start();
    this.#worker = worker;
    worker.unref();
    worker.on("message", (message: { isReady: true } | { answer: unknown }) => {
      if (worker !== this.#worker) return;
      if ("answer" in message) this.#settle(message.answer);
      else this.#isReady = true;
      this.#work();
    });
    worker.on("error", (error) => {
      this.#options.onProblem(error);
      this.#close(worker);
    });
    worker.on("exit", () => this.#close(worker));
    this.#wait(this.#options.mostMilliseconds);
    return worker;
  }

  /** Ends the thread unless something happens before. */
  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#worker && this.#close(this.#worker), milliseconds);
    this.#timer.unref();
  }

  #settle(answer: unknown): void {
    const current = this.#current;
    this.#current = null;
    current?.answer(answer);
  }

  #close(worker: Worker): void {
    if (worker !== this.#worker) return;
    const wasReady = this.#isReady;
    this.#worker = null;
    this.#isReady = false;
    clearTimeout(this.#timer);
    void worker.terminate();
    this.#settle(null);
    // One that could not begin would not begin again either.
    if (!wasReady) for (const { task, answer } of this.#queue.splice(0)) answer(doHere(task));
    if (this.#queue.length > 0) this.#work();
  }
}

const holder = processWide("content-thread", () => ({ thread: null as ContentThread | null }));

/** Has the long texts of this process shaped in this thread from now on; null: here. */
export function setContentThread(thread: ContentThread | null): void {
  holder.thread = thread;
}

/** What came of the task; null where it took too long. In a process without a thread it is done at once. */
export function askThread<T extends ContentTask>(task: T): Promise<AnswerTo<T> | null> {
  return holder.thread ? holder.thread.ask(task) : doHere(task);
}
