import "server-only";
import * as z from "zod";
import {
  AddBankQuestions,
  BankFilePath,
  BankPicturesOf,
  BankQuestionRef,
  BankQuestionRefs,
  BankRef,
  ListBank,
  MarkBankQuestions,
  SaveBank,
  SaveBankQuestion,
  SaveFromCourse,
  TakeBankFile,
} from "@/features/authoring/banks/schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { listBankFiles, removeBankFile } from "./bank-files";
import { getBankQuestion } from "./get-bank-question";
import { linkBankPictures } from "./link-bank-pictures";
import { getBank, listBanks } from "./list-banks";
import { deleteBank, restoreBank, saveBank } from "./save-bank";
import { saveFromCourse } from "./save-from-course";
import { takeBankFile } from "./take-bank-file";
import {
  addBankQuestions,
  deleteBankQuestions,
  markBankQuestions,
  restoreBankQuestions,
  saveBankQuestion,
} from "./write-bank-questions";

const keeping = onSite("course.create");

export const banksRouter = router({
  list: keeping.query(({ ctx }) => listBanks(ctx)),
  one: keeping.input(ListBank).query(({ ctx, input }) => getBank(ctx, input)),
  question: keeping.input(BankQuestionRef).query(({ ctx, input }) => getBankQuestion(ctx, input)),
  pictures: keeping.input(BankPicturesOf).query(({ ctx, input }) => linkBankPictures(ctx, input)),
  files: keeping.input(BankRef).query(({ ctx, input }) => listBankFiles(ctx, input.bankId)),
  removeFile: keeping.input(BankFilePath).mutation(({ ctx, input }) => removeBankFile(ctx, input)),
  takeFile: keeping
    .input(TakeBankFile)
    .output(z.object({ path: z.string(), url: z.string() }))
    .mutation(({ ctx, input }) => takeBankFile(ctx, input)),
  save: keeping.input(SaveBank).mutation(({ ctx, input }) => saveBank(ctx, input)),
  delete: keeping.input(BankRef).mutation(({ ctx, input }) => deleteBank(ctx, input.bankId)),
  restore: keeping.input(BankRef).mutation(({ ctx, input }) => restoreBank(ctx, input.bankId)),
  addQuestions: keeping
    .input(AddBankQuestions)
    .output(z.object({ alreadyThere: z.array(z.string()) }))
    .mutation(({ ctx, input }) => addBankQuestions(ctx, input)),
  /** Of the course that the questions are copied from. */
  saveFromCourse: onCourse("course.manage")
    .input(SaveFromCourse)
    .mutation(({ ctx, input }) => saveFromCourse(ctx, input)),
  saveQuestion: keeping
    .input(SaveBankQuestion)
    .output(z.object({ number: z.int() }))
    .mutation(({ ctx, input }) => saveBankQuestion(ctx, input)),
  markQuestions: keeping.input(MarkBankQuestions).mutation(({ ctx, input }) => markBankQuestions(ctx, input)),
  deleteQuestions: keeping.input(BankQuestionRefs).mutation(({ ctx, input }) => deleteBankQuestions(ctx, input)),
  restoreQuestions: keeping.input(BankQuestionRefs).mutation(({ ctx, input }) => restoreBankQuestions(ctx, input)),
});
