import { depsOfRequest } from "@/server/auth/request-deps";
import { fileResponse, refusedResponse } from "@/server/trpc/file-response";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ courseId: string }> };

/** The students of a course as a CSV file, read while it is sent. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { courseId } = await params;
  try {
    const pieces = await createCaller(await depsOfRequest(request)).enrollment.students.export({ courseId });
    return fileResponse(pieces, { name: "students.csv", type: "text/csv" });
  } catch (error) {
    return refusedResponse(error);
  }
}
