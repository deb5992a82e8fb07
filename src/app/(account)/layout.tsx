import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import { Area } from "@/components/layout/area";
import { LeavingNotice } from "@/features/privacy/components/leaving-notice";
import { getViewer } from "@/server/auth/viewer";
import "@/styles/site.css";
import "@/styles/account-utilities.css";

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  return (
    <Area name="account">
      <SiteShell>
        {viewer.kind === "person" && viewer.leavesAt && <LeavingNotice leavesAt={viewer.leavesAt} />}
        {children}
      </SiteShell>
    </Area>
  );
}
