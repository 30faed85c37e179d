"""The same document in Arabic and in Chinese, with Latin codes and a French quotation inside."""

from __future__ import annotations

from dataclasses import replace

from panel.documents.blocks import (
    Code,
    Document,
    Frame,
    Heading,
    Link,
    ListBlock,
    Masthead,
    Note,
    NumberedParagraph,
    PlainParagraph,
    Table,
    Text,
)

from .samples import CODES, cite, document, runs

FRAME_AR = Frame(
    notes="الحواشي",
    back="العودة إلى النص",
    note="الحاشية {number}",
    paragraph="الفقرة {number}",
    notes_to="حواشي الفقرة {number}",
    show_notes="إظهار جميع الحواشي تحت فقراتها",
    contents="المحتويات",
    page="الصفحة {page} من {pages}",
    continued="التتمة في الصفحة {page}",
)
FRAME_ZH = Frame(
    notes="注释",
    back="返回正文",
    note="注{number}",
    paragraph="第{number}段",
    notes_to="第{number}段的注释",
    show_notes="在段落下方显示全部注释",
    contents="目录",
    page="第{page}页，共{pages}页",
    continued="续见第{page}页",
)

_ARABIC = (
    "أُعدّ هذا الموجز استناداً إلى الدعوة المؤرخة 11 كانون الثاني/يناير 2027.[1] وهو يقوم على 291 ورقة[2] ولا يتضمن أي رأي للفريق.",
    "وردت الورقات من 41 دولة وسلطة محلية و58 رابطة للمهاجرين و112 منظمة غير حكومية و80 جهة أخرى.[3]",
    "حيثما تذكر جملةٌ عدد الورقات التي أبدت رأياً ما فمعنى الكلمات هو المبيّن في الجدول.[4]",
    "أفادت معظم الورقات بأن الناس يبتعدون عن العيادات لأنهم يتوقعون إبلاغ الشرطة.[5] وذكر {CMF} أن 131 من 212 شخصاً أرجؤوا زيارة الطبيب لهذا السبب.[6]",
    "وأشارت عدة ورقات إلى أن رقم الإقامة مطلوب قبل تسجيل الطفل.[7] ووصف {HSA} هذه القاعدة بأنها <قفل بلا مفتاح>[8] ولاحظ {NCR*} أن المديرين يفهمونها بطرق مختلفة.[9]",
    "ودعا معظم رابطات المهاجرين (41 من 58) إلى فصل واضح بين تقديم الرعاية وإنفاذ قوانين الهجرة.[10] وكتبت {OWT} عن طفلة طُلب إليها أن تترجم <un diagnostic que personne ne devrait entendre|fr>.[11]",
    "وأُوصي _بتسجيل الأطفال أولاً_ واستكمال ملفاتهم لاحقاً؛[12] وبأن تتبع السجلات المدرسية الطفل الذي ينتقل.[13]",
)


_ARABIC_TABLE = Table(
    caption="ما معنى «كثير»",
    header=("عدد الورقات التي أبدت الرأي", "العبارة", "هنا"),
    rows=(
        ("واحدة أو اثنتان", "الرموز نفسها", "1–2"),
        ("خمس فأكثر ودون الثلث", "عدة ورقات", "5–96"),
        ("من الثلث إلى النصف", "ورقات كثيرة", "97–145"),
        ("الكل، دون رأي مخالف", "جميع الورقات", 1291),
    ),
    numeric_columns=frozenset({2}),
    row_header=1,
)


def arabic() -> Document:
    """Right to left: two levels of headings, a table with figures, codes, and a French quotation inside."""
    numbered = [NumberedParagraph(number, runs(text)) for number, text in enumerate(_ARABIC, 1)]
    notes = (
        Note(1, (Code("SPMHR/2027/1/CALL"), Text("."))),
        Note(2, (Text("ترد قائمة المساهمين في "), Link("المرفق الأول", "#annex-1"), Text("."))),
        Note(3, (Text("تُحتسب الورقة المشتركة ورقة واحدة."),)),
        Note(4, (Text("تُحتسب النصوص المتطابقة نصاً واحداً."),)),
        cite(5, ("ABN", 2), ("ADV", 4), ("BMU", 1), ("NCR*", 3)),
        *(
            cite(n, (CODES[n], n), also=(("DHN*", 9),) if n % 3 else (), see=" انظر أيضاً ")
            for n in range(6, 14)
        ),
    )
    doc = document(
        Heading(1, "معلومات أساسية", "أولاً-"),
        *numbered[:3],
        _ARABIC_TABLE,
        Heading(1, "مساهمون آخرون", "ثانياً-"),
        Heading(2, "عند الشبّاك: التسجيل والاستمارات والرسوم", "ألف-"),
        *numbered[3:],
        ListBlock((runs("في العيادة قبل تقديم الرعاية؛"), runs("في المدرسة قبل إيداع الاستمارة."))),
        Heading(1, "المساهمون", "المرفق الأول", anchor="annex-1"),
        PlainParagraph(runs("{ABN} رابطة البحّارة، الميناء الجديد.")),
        notes=notes,
        language="ar",
        way="rtl",
        title="إمكانية حصول المهاجرين غير النظاميين على الخدمات الأساسية مثل الصحة والتعليم",
    )
    return replace(
        doc,
        subtitle="موجز الورقات المقدمة من أصحاب المصلحة. تقرير الأمانة، اعتمده الرئيس في 2 حزيران/يونيه 2027.",
        disclaimer="تُنشر النصوص كما وردت ولا تعبّر بالضرورة عن آراء الفريق.",
        masthead=Masthead(
            "SPMHR/2027/1/SUM",
            "التوزيع: عام",
            "7 حزيران/يونيه 2027",
            "الأصل: بالإنكليزية",
            "الفريق الدائم المعني بالهجرة وحقوق الإنسان",
        ),
        meta=replace(doc.meta, author="الفريق الدائم المعني بالهجرة وحقوق الإنسان"),
    )


_CHINESE = (
    "本摘要根据2027年1月11日的征稿通知编写。[1]它以291份来文为依据，[2]不含小组的任何意见。",
    "来文方包括41个国家和地方当局、58个移民协会、112个非政府组织和80个其他方面。[3]",
    "凡句中述及提出某一观点的来文数目，用语含义见下表。[4]",
    "多数来文报告说，人们因预期警方会得到通知而不去诊所。[5]{CMF}指出，在其询问的212人中，有131人因此推迟就诊。[6]",
    "若干来文指出，儿童入学前须提供居留号码。[7]{HSA}称这一规则为<没有钥匙的锁>，[8]{UEB}指出，各校校长的理解不一。[9]",
    "多数移民协会（58个中的41个）呼吁将提供医疗与执行移民法_明确分开_。[10]{OWT}写道，一名九岁女孩被要求翻译<un diagnostic que personne ne devrait entendre|fr>。[11]",
)


def chinese() -> Document:
    """Chinese, with Latin codes and a French quotation inside."""
    numbered = [NumberedParagraph(number, runs(text)) for number, text in enumerate(_CHINESE, 1)]
    table = Table(
        caption="“许多”是多少",
        header=("提出该观点的来文", "用语", "本文件"),
        rows=(
            ("一份或两份", "列出代码", "1–2"),
            ("五份以上，不足三分之一", "若干", "5–96"),
            ("全部，无相反意见", "所有", 1291),
        ),
        numeric_columns=frozenset({2}),
        row_header=1,
    )
    doc = document(
        Heading(1, "背景", "一、"),
        *numbered[:3],
        table,
        Heading(1, "其他来文方", "二、"),
        Heading(2, "窗口：登记、表格和费用", "A."),
        *numbered[3:],
        notes=tuple(
            cite(n, (CODES[n], n), also=(("UEB", 9),) if n % 2 else (), see="另见") for n in range(1, 12)
        ),
        language="zh",
        title="非正常移民获得卫生和教育等基本服务的机会",
    )
    return replace(
        doc,
        subtitle="利益攸关方来文摘要。秘书处的报告，主席于2027年6月2日通过。",
        disclaimer="来文按收到时的原样公布，不一定反映小组的观点。",
        masthead=Masthead(
            "SPMHR/2027/1/SUM", "分发：普遍", "2027年6月7日", "原文：英文", "移民与人权常设小组"
        ),
    )
