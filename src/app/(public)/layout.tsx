import type { ReactNode } from "react";
import { SiteShell } from "@/app/site-shell";
import "@/styles/pages/landing.css";
import "@/styles/pages/catalog.css";
import "@/styles/pages/course.css";
import "@/styles/pages/reviews.css";
import "@/styles/pages/discussion.css";
import "@/styles/pages/certificate.css";
import "@/styles/pages/verification.css";
import "@/styles/pages/sign-in.css";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>;
}
