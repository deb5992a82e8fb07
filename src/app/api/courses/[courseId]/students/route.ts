import { TRPCError } from "@trpc/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ courseId: string }> };

/** The students of a course as a CSV file, read while it is sent. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { courseId } = await params;
  try {
    const pieces = await createCaller(await depsOfRequest(request)).enrollment.students.export({ courseId });
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="students.csv"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new Response(null, { status: refusalStatus(error), headers: { "cache-control": "no-store" } });
  }
}
