import type { ReactNode } from "react";
import { SiteFrame } from "@/components/layout/site-frame";
import { SignOutForm } from "@/features/accounts/components/sign-out-form";
import { Bell } from "@/features/notifications/components/bell";
import { getViewer } from "@/server/auth/viewer";
import { currentBrand } from "@/server/brand/read-brand";

/** The frame of the site around pages of this viewer: every group of routes that has navigation is in it. */
export async function SiteShell({ wide, children }: { wide?: boolean; children: ReactNode }) {
  const [viewer, foot] = await Promise.all([getViewer(), currentBrand()]);
  return (
    <SiteFrame
      viewer={viewer}
      wide={wide}
      foot={foot}
      signOut={<SignOutForm />}
      tools={viewer.kind === "person" && !viewer.mustAddFactor && <Bell personId={viewer.id} />}
    >
      {children}
    </SiteFrame>
  );
}
