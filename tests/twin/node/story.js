// A bot on grammY that lives the story of test_story.py: node story.js URL TOKEN
import { Bot, GrammyError, InlineKeyboard, InputFile, Keyboard } from "grammy";

const [url, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot: url } });
const choice = new InlineKeyboard().text("是", "y").text("不是", "n");

/** What became of a call that is refused: its status, and after how many seconds to come back. */
async function refusal(call) {
  try {
    await call;
    return "done";
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    const after = error.parameters.retry_after;
    return after === undefined ? `${error.error_code}` : `${error.error_code} ${after}`;
  }
}

bot.command("start", (ctx) => ctx.reply(`您好 ${ctx.match}`, { reply_markup: choice }));
bot.command("stop", async (ctx) => {
  await ctx.reply("再见", { reply_markup: { remove_keyboard: true } });
  setTimeout(() => bot.stop(), 0); // not within the handler: stopping waits for it
});
bot.on("callback_query:data", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "好" });
  await ctx.editMessageText(`选了 ${ctx.callbackQuery.data}`);
});
bot.on("message:voice", async (ctx) => {
  const file = await ctx.getFile();
  const data = await (await fetch(`${url}/file/bot${token}/${file.file_path}`)).arrayBuffer();
  await ctx.replyWithDocument(new InputFile(new Uint8Array(data), "录音.oga"), { caption: "收到", protect_content: true });
});
bot.on("message:contact", (ctx) => ctx.reply(`号码 ${ctx.message.contact.phone_number}`));
bot.hears("号码", (ctx) =>
  ctx.reply("请留电话", { reply_markup: new Keyboard().requestContact("留电话").row().text("不留").resized() }),
);
bot.hears(/^难 (\d+)$/, async (ctx) => {
  const wrong = new InlineKeyboard().text("是", "d".repeat(65));
  const said = [
    await refusal(ctx.reply("坏按钮", { reply_markup: wrong })),
    await refusal(ctx.api.sendMessage(Number(ctx.match[1]), "您好")),
    await refusal(ctx.reply("太快")),
  ];
  await ctx.reply(said.join(", "), { reply_parameters: { message_id: ctx.message.message_id } });
});
bot.on("message:text", (ctx) => ctx.reply(`您说：${ctx.message.text}`));

await bot.start();
