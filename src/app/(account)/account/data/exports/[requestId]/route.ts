import { redirectToFile } from "@/server/trpc/redirect-to-file";

type Params = { params: Promise<{ requestId: string }> };

/** The asker's own export, by a link that holds for minutes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { requestId } = await params;
  return redirectToFile(request, "/account/data", (caller) => caller.privacy.openExport({ requestId }));
}
