//! Generated articles and their copies: words that were edited, one by one or in a row, another dateline, another frame,
//! and articles that stand inside of a longer one.

use super::random::Random;

const WHO: [&str; 24] = [
    "مجلس البلدية",
    "إدارة الميناء",
    "لجنة المزارعين",
    "جمعية الصيادين",
    "وزارة الموارد",
    "هيئة الطرق",
    "مدير المتحف",
    "رئيس الغرفة",
    "نقابة المعلمين",
    "اتحاد الخبازين",
    "شركة المياه",
    "مكتب الإحصاء",
    "فريق الباحثين",
    "مدرب المنتخب",
    "قائد الحرس",
    "منسق المهرجان",
    "ناظر المدرسة",
    "طبيب المستشفى",
    "متطوعو الحي",
    "أصحاب المتاجر",
    "سائقو الحافلات",
    "مهندسو السد",
    "طلاب الجامعة",
    "رعاة الجبل",
];
const DID: [&str; 24] = [
    "أعلن أن",
    "أكد أن",
    "قال إن",
    "أوضح أن",
    "كشف أن",
    "ذكر أن",
    "أضاف أن",
    "رأى أن",
    "بيّن أن",
    "توقع أن",
    "شدد على أن",
    "نفى أن",
    "لاحظ أن",
    "اقترح أن",
    "طالب بأن",
    "أقر بأن",
    "أشار إلى أن",
    "حذر من أن",
    "وعد بأن",
    "تمنى أن",
    "استبعد أن",
    "سجل أن",
    "فوجئ بأن",
    "اشترط أن",
];
const WHAT: [&str; 40] = [
    "أعمال الصيانة",
    "أسعار الخبز",
    "رحلات العبارة",
    "محصول الزيتون",
    "ترميم القلعة",
    "شبكة الكهرباء",
    "دورة التدريب",
    "حملة التشجير",
    "معرض الكتاب",
    "موسم الأمطار",
    "رسوم المواقف",
    "خط القطار",
    "سوق السمك",
    "جسر الوادي",
    "مصنع الألبان",
    "ملعب الناشئين",
    "محطة التحلية",
    "رصيف الصيد",
    "برنامج اللقاحات",
    "طريق الساحل",
    "مكتبة الأطفال",
    "نتائج المسح",
    "مياه الينابيع",
    "قوارب النزهة",
    "مزارع النخيل",
    "إضاءة الشوارع",
    "دار المسنين",
    "سباق الهجن",
    "مهرجان التمور",
    "عقود الإيجار",
    "أجهزة القياس",
    "مقاعد الدراسة",
    "ورشة النجارة",
    "صيد اللؤلؤ",
    "حديقة الطيور",
    "مخازن الحبوب",
    "بوابة السوق",
    "أبراج المراقبة",
    "سفينة الأبحاث",
    "خزان المدينة",
];
const WILL: [&str; 24] = [
    "ستبدأ قبل نهاية",
    "تأخرت بسبب",
    "تحسنت بعد",
    "تحتاج إلى مراجعة",
    "انتهت دون",
    "لن تتوقف خلال",
    "تضاعفت منذ",
    "ستعود بعد",
    "تراجعت أمام",
    "تعتمد على",
    "تجاوزت توقعات",
    "توقفت عند",
    "استؤنفت عقب",
    "تشمل أيضا",
    "تستهدف دعم",
    "ارتبطت بتغير",
    "خضعت لاختبار",
    "أثرت في",
    "سبقت إعلان",
    "نالت رضا",
    "تنتظر موافقة",
    "تقلصت نتيجة",
    "تنافس اليوم",
    "فاجأت زوار",
];
const WHERE: [&str; 30] = [
    "في الحي القديم",
    "عند مدخل الوادي",
    "على ضفة النهر",
    "قرب سوق الحدادين",
    "شرق المحطة",
    "خلف دار البلدية",
    "في قرى الهضبة",
    "على سفح التل",
    "حول البحيرة",
    "بين الجزيرتين",
    "أسفل القلعة",
    "فوق سطح المخزن",
    "داخل الحرم الجامعي",
    "بجوار المدرسة",
    "جنوب المطار",
    "في ساحة النافورة",
    "عبر النفق الجديد",
    "على الرصيف الثالث",
    "وسط البساتين",
    "غرب الكثبان",
    "عند تقاطع السكة",
    "في مخيم الكشافة",
    "أمام المتحف",
    "في أزقة الدباغين",
    "على امتداد الكورنيش",
    "في وحدة الغسيل",
    "تحت قبة المعرض",
    "في صالة الانتظار",
    "حيث تلتقي القوافل",
    "في ركن الصناعات",
];
const NAMES: [&str; 30] = [
    "الفيحاء",
    "سلمية",
    "زبيد",
    "القصير",
    "تدمر",
    "الحسكة",
    "عجلون",
    "بنزرت",
    "شفشاون",
    "تنومة",
    "غريان",
    "صحار",
    "سيئون",
    "الخابورة",
    "دمياط",
    "أغادير",
    "جنين",
    "صور",
    "القيروان",
    "نزوى",
    "بريدة",
    "المكلا",
    "ورقلة",
    "مصراتة",
    "الفجيرة",
    "زاخو",
    "كربلاء",
    "رفحاء",
    "ملوي",
    "تطوان",
];

/// Words of a text, with the ends of its sentences.
pub(crate) type Words = Vec<String>;

fn sentence(random: &mut Random) -> Words {
    let mut text = format!(
        "{} {} {} {} {} {}",
        random.pick(&WHO),
        random.pick(&DID),
        random.pick(&WHAT),
        random.pick(&WILL),
        random.pick(&WHAT),
        random.pick(&WHERE),
    );
    match random.below(4) {
        0 => text += &format!(" في {}", random.pick(&NAMES)),
        1 => text += &format!(" بنسبة {} في المئة", random.between(2, 98)),
        2 => text += &format!(" يوم {}/{}", random.between(1, 29), random.between(1, 13)),
        _ => {}
    }
    let mut words: Words = text.split(' ').map(str::to_owned).collect();
    words.last_mut().unwrap().push('.');
    words
}

/// An article of 60 to 500 words.
pub(crate) fn article(random: &mut Random) -> Words {
    let length = match random.below(4) {
        0 => random.between(60, 120),
        1 | 2 => random.between(120, 300),
        _ => random.between(300, 500),
    };
    let mut words = Words::new();
    while words.len() < length {
        words.extend(sentence(random));
    }
    words
}

/// What was done to an article to make a copy of it.
pub(crate) fn copy(article: &Words, random: &mut Random) -> Words {
    let share = random.between(1, 31) as f64 / 100.0;
    let few = random.between(1, 5) as f64 / 100.0;
    match random.below(8) {
        0 => spread(article, share, random),
        1 => block(article, share, random),
        2 => framed(&dateline(article, random), random),
        3 => framed(&spread(article, few, random), random),
        4 => dateline(&block(article, few * 5.0, random), random),
        5 => cut(article, share, random),
        6 => inside(article, random),
        _ => inside(&spread(article, few / 2.0, random), random),
    }
}

/// Another word in the place of a share of all.
fn spread(article: &Words, share: f64, random: &mut Random) -> Words {
    let mut words = article.clone();
    for _ in 0..(share * words.len() as f64).round() as usize {
        let at = random.below(words.len());
        let other = sentence(random);
        words[at] = other[random.below(other.len())].clone();
    }
    words
}

/// Other sentences in the place of a share of all words, in one piece.
fn block(article: &Words, share: f64, random: &mut Random) -> Words {
    let length = (share * article.len() as f64) as usize;
    let start = random.below(article.len() - length + 1);
    let mut other = Words::new();
    while other.len() < length {
        other.extend(sentence(random));
    }
    [&article[..start], &other, &article[start + length..]].concat()
}

/// Without a share of its words at the end.
fn cut(article: &Words, share: f64, _: &mut Random) -> Words {
    article[..article.len() - (share * article.len() as f64) as usize].to_vec()
}

fn dateline(article: &Words, random: &mut Random) -> Words {
    let line = format!(
        "{} {}/{} -",
        random.pick(&NAMES),
        random.between(1, 29),
        random.between(1, 13)
    );
    line.split(' ')
        .map(str::to_owned)
        .chain(article.iter().cloned())
        .collect()
}

/// A sentence of the site before and behind it.
fn framed(article: &Words, random: &mut Random) -> Words {
    [sentence(random), article.clone(), sentence(random)].concat()
}

/// Inside of a longer one: up to four times as long.
fn inside(article: &Words, random: &mut Random) -> Words {
    let mut around = Words::new();
    let length = article.len() * random.between(1, 4);
    while around.len() < length {
        around.extend(sentence(random));
    }
    let at = random.below(around.len());
    [&around[..at], article, &around[at..]].concat()
}
