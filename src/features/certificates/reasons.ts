declare module "@/lib/app-error" {
  interface Reasons {
    "certificates.already_revoked": null;
    "certificates.forged": null;
    "certificates.gives_none": null;
    "certificates.no_holder": null;
    "certificates.not_complete": null;
    "certificates.renamed_meanwhile": null;
    "certificates.replaced": null;
    "certificates.revoked": null;
    "certificates.same_name": null;
    "certificates.script_without_font": { characters: string };
  }
}

export type {};
