import "server-only";
import { isStaff } from "@/policy/course";
import { cached } from "@/server/cache/tag-cache";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { CatalogQuery, catalogHref, NamedSubjects, TypedText } from "../schema";
import { countView } from "./count-view";
import { getCoursePage } from "./course-page";
import { getCoursePictureLink } from "./course-picture-link";
import { getFilterChoices } from "./filter-choices";
import { getLanding } from "./landing";
import { nameSubjects } from "./name-subjects";
import { getPreset } from "./preset";
import { listPublicAddresses } from "./public-addresses";
import { renderDescription } from "./render-description";
import { searchCourses } from "./search-courses";
import { suggestCourses } from "./suggest-courses";

export const catalogRouter = router({
  landing: onSite("site.read").query(({ ctx }) => getLanding(ctx)),

  /** Guests share an answer kept by tag; a person's own answer shows where they are in each course. */
  search: onSite("site.read")
    .input(CatalogQuery)
    .query(async ({ ctx, input }) => {
      if (ctx.actor.kind !== "guest") return searchCourses(ctx, input);
      return cached(`catalogue:${catalogHref({ ...input, all: false })}`, ["catalog", "categories"], async () => {
        const value = await searchCourses(ctx, input);
        return { value, until: value.changesAt };
      });
    }),

  /** Courses for a search text that is being typed. */
  suggest: onSite("site.read")
    .input(TypedText)
    .query(({ ctx, input }) => suggestCourses(ctx, input.q)),

  /** The filters that the asker's catalog starts with, if any. */
  preset: onSite("site.read").query(({ ctx }) => getPreset(ctx)),

  subjects: onSite("site.read")
    .input(NamedSubjects)
    .query(({ ctx, input }) => nameSubjects(ctx, input.slugs)),

  filterChoices: onSite("site.read").query(({ ctx }) => getFilterChoices(ctx)),

  coursePage: onCourse("course.read").query(async ({ ctx }) => {
    const course = await getCoursePage(ctx, ctx.course.id);
    const about = course.modules.map(({ description }) => renderDescription(description, ctx.locale));
    return {
      course,
      descriptionHtml: await renderDescription(course.description, ctx.locale),
      /** In the order of the modules; empty where nothing is said. */
      moduleHtml: await Promise.all(about),
      enrollment: ctx.course.enrollment,
      isStaff: isStaff(ctx.actor, ctx.course),
    };
  }),

  pictureLink: onCourse("course.read").query(({ ctx }) => getCoursePictureLink(ctx, ctx.course.id)),

  countView: onCourse("course.read").mutation(({ ctx }) =>
    countView(ctx, ctx.course.id, isStaff(ctx.actor, ctx.course)),
  ),

  publicAddresses: onSite("site.read").query(({ ctx }) => listPublicAddresses(ctx.db)),
});
