import { accountModels } from "./account-models";
import { communityModels } from "./community-models";
import type { ImpersonalModel, PersonalModel } from "./fate";
import { learningModels } from "./learning-models";
import { teachingModels } from "./teaching-models";

/**
 * Every model that holds rows about one person: what an export has of it, and what a deletion does. Erased from top to bottom;
 * the account comes last, because its addresses say which rows of others are about it.
 */
export const personalModels = {
  ...communityModels,
  ...teachingModels,
  ...learningModels,
  ...accountModels,
} as const satisfies Record<string, PersonalModel>;

/**
 * Every other model, with its columns that name a person: who wrote, published or decided. They lead to a row without a name
 * once that person has left; what the model says is a course's or the site's.
 */
export const impersonalModels = {
  Answer: [],
  Assessment: [],
  AssessmentDraw: [],
  AssessmentQuestion: [],
  AssessmentVersion: [],
  Caption: [],
  Category: [],
  Course: ["created_by_id"],
  CourseFile: [],
  CourseStats: [],
  CourseVersion: ["published_by_id"],
  DraftCourseContent: ["saved_by_id"],
  DraftRun: [],
  DraftText: [],
  DraftUnit: [],
  GradeCategory: [],
  GradeItem: [],
  Gradebook: [],
  Group: [],
  Heartbeat: [],
  JobReceipt: [],
  JobRun: [],
  JobSetting: [],
  JobStep: [],
  Lesson: [],
  LessonGate: [],
  LessonVersion: [],
  LinkCheck: [],
  Module: [],
  ModuleVersion: [],
  OutboxEvent: [],
  PlatformStatistics: [],
  PromptTemplate: [],
  PromptVersion: ["author_id"],
  Question: [],
  QuestionVersion: [],
  RateLimit: [],
  Regrade: ["regraded_by_id"],
  RequestLimit: [],
  Resource: [],
  ResourceVersion: [],
  ScheduledJob: [],
  SearchDocument: [],
  SearchWord: [],
  SetupCode: [],
  SiteSetting: ["updated_by_id"],
  SlugRedirect: [],
  StatChange: [],
  StatLedger: [],
  StatSum: [],
  Testimonial: [],
  VersionMove: ["requested_by_id"],
} as const satisfies Record<string, ImpersonalModel>;
