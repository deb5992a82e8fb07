import { api, describeFailure } from "@/components/api/client";
import type { ToldFailure } from "@/components/api/use-refusal";

const offline: ToldFailure = { reason: "common.offline", facts: {}, sentence: null };

/** Asks for room first: an answer in the middle of a large body is lost on its way. */
export async function sendCourseFile(
  file: File,
  onProgress: (percent: number) => void,
): Promise<{ importId: string } | ToldFailure> {
  try {
    await api.interchange.room.query({ sizeBytes: file.size });
  } catch (error) {
    return describeFailure(error);
  }
  return sendBody(file, onProgress);
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function sendBody(file: File, onProgress: (percent: number) => void): Promise<{ importId: string } | ToldFailure> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads/course?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? (loaded / total) * 100 : 0),
    );
    request.addEventListener("load", () => resolve(readAnswer(request.response)));
    request.addEventListener("error", () => resolve(offline));
    request.addEventListener("abort", () => resolve(offline));
    request.send(file);
  });
}

function readAnswer(answer: unknown): { importId: string } | ToldFailure {
  if (typeof answer === "object" && answer !== null) {
    if ("importId" in answer && typeof answer.importId === "string") return { importId: answer.importId };
    if ("reason" in answer && "sentence" in answer) return { facts: {}, ...(answer as Omit<ToldFailure, "facts">) };
  }
  return { reason: "common.unexpected", facts: {}, sentence: null };
}
