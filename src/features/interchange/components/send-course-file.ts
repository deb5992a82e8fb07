/** Sends a file as the body of a request. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function sendCourseFile(
  file: File,
  onProgress: (percent: number) => void,
): Promise<{ importId: string } | { reason: string }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads/course?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? (loaded / total) * 100 : 0),
    );
    request.addEventListener("load", () => resolve(readAnswer(request.response)));
    request.addEventListener("error", () => resolve({ reason: "common.offline" }));
    request.addEventListener("abort", () => resolve({ reason: "common.offline" }));
    request.send(file);
  });
}

function readAnswer(answer: unknown): { importId: string } | { reason: string } {
  if (typeof answer === "object" && answer !== null) {
    if ("importId" in answer && typeof answer.importId === "string") return { importId: answer.importId };
    if ("reason" in answer && typeof answer.reason === "string") return { reason: answer.reason };
  }
  return { reason: "common.unexpected" };
}
