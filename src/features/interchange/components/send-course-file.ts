import { type ApiFailure, api, describeFailure } from "@/components/api/client";

export type Refusal = Pick<ApiFailure, "reason" | "facts">;

/** Asks for room first: an answer in the middle of a large body is lost on its way. */
export async function sendCourseFile(
  file: File,
  onProgress: (percent: number) => void,
): Promise<{ importId: string } | Refusal> {
  try {
    await api.interchange.room.query({ sizeBytes: file.size });
  } catch (error) {
    return describeFailure(error);
  }
  return sendBody(file, onProgress);
}

/** XMLHttpRequest, because fetch does not tell how much has been sent. */
function sendBody(file: File, onProgress: (percent: number) => void): Promise<{ importId: string } | Refusal> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads/course?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? (loaded / total) * 100 : 0),
    );
    request.addEventListener("load", () => resolve(readAnswer(request.response)));
    request.addEventListener("error", () => resolve({ reason: "common.offline", facts: {} }));
    request.addEventListener("abort", () => resolve({ reason: "common.offline", facts: {} }));
    request.send(file);
  });
}

function readAnswer(answer: unknown): { importId: string } | Refusal {
  if (typeof answer === "object" && answer !== null) {
    if ("importId" in answer && typeof answer.importId === "string") return { importId: answer.importId };
    if ("reason" in answer && typeof answer.reason === "string") {
      const facts = "facts" in answer ? (answer.facts as ApiFailure["facts"] | undefined) : undefined;
      return { reason: answer.reason, facts: facts ?? {} };
    }
  }
  return { reason: "common.unexpected", facts: {} };
}
