import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/site.css";
import "@/styles/admin-utilities.css";

export default function AdminLayout({ children }: { children: ReactNode }) {
  return <SiteShell wide>{children}</SiteShell>;
}
