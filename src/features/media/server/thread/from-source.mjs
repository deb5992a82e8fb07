// The thread where its process runs from sources, in development and under test: Node hands compilers on to no thread.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
