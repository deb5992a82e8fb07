import type { ReactNode } from "react";
import { SiteFrame } from "@/components/layout/site-frame";
import { SignOutForm } from "@/features/accounts/components/sign-out-form";
import { getViewer } from "@/server/auth/viewer";

/** The frame of the site around pages of this viewer: every group of routes that has navigation stands in it. */
export async function SiteShell({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <SiteFrame viewer={await getViewer()} wide={wide} signOut={<SignOutForm />}>
      {children}
    </SiteFrame>
  );
}
