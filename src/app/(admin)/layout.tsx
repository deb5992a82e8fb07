import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import { Area } from "@/components/layout/area";
import "@/styles/site.css";
import "@/styles/admin-utilities.css";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Area name="admin">
      <SiteShell wide>{children}</SiteShell>
    </Area>
  );
}
