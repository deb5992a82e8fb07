import "server-only";
import { EditTemplate, ListTemplates, SaveTemplate, TemplateRef } from "@/features/studio/template-structure";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { getTemplate, listTemplates } from "./list-templates";
import { deleteTemplate, editTemplate, saveTemplate } from "./save-template";

export const templatesRouter = router({
  list: onSite("course.create")
    .input(ListTemplates)
    .query(({ ctx, input }) => listTemplates(ctx, input)),
  one: onSite("course.create")
    .input(TemplateRef)
    .query(({ ctx, input }) => getTemplate(ctx, input.templateId)),
  save: onCourse("course.copy")
    .input(SaveTemplate)
    .mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  edit: onSite("course.create")
    .input(EditTemplate)
    .mutation(({ ctx, input }) => editTemplate(ctx, input)),
  delete: onSite("course.create")
    .input(TemplateRef)
    .mutation(({ ctx, input }) => deleteTemplate(ctx, input.templateId)),
});
