import "server-only";
import { parentPort } from "node:worker_threads";
import { type ContentTask, doTask } from "./content-tasks";

/** The thread: takes one task after the other, and answers each with what came of it or with null. */
parentPort?.on("message", (task: ContentTask) => {
  doTask(task).then(
    (answer) => parentPort?.postMessage({ answer }),
    () => parentPort?.postMessage({ answer: null }),
  );
});
parentPort?.postMessage({ isReady: true });
