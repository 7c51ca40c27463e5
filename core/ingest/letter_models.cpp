#include "core/ingest/letter_models.h"

#include <array>

namespace core {

namespace {

constexpr std::string_view western = "windows-1252 ISO-8859-15 macintosh";
constexpr std::string_view central = "windows-1250 ISO-8859-2";
constexpr std::string_view baltic = "windows-1257 ISO-8859-13";
constexpr std::string_view russian = "windows-1251 KOI8-R IBM866 ISO-8859-5 x-mac-cyrillic";

constexpr std::array models{
    LetterModel{"fr", western, "é60 à15 è10 ê7 ç4 â2 î2 û2 ô2 ù1 ë0.3 ï0.5 œ0.8",
                "le la les des et est dans que pour une qui sur au pas"},
    LetterModel{"en", western, "é5 ï1 è1 ö1 ü1 ñ1 ç1", "the of and to in is that was for with he it said"},
    LetterModel{"de", western, "ü30 ä28 ö17 ß16 é1", "der die und das nicht mit den von ist auf ein eine"},
    LetterModel{"es", western, "ó30 í26 á22 é15 ñ12 ú6 ü0.5 ¿2 ¡1", "el los las que en por una con del para no su"},
    LetterModel{"pt", western, "ã22 ç20 á14 é14 í9 ê7 ó9 õ6 à4 ú4 â3 ô2", "que de para com uma os as do da em no"},
    LetterModel{"it", western, "è30 à28 ù14 ò12 ì8 é8", "che di il la per con non una del sono della"},
    LetterModel{"nl", western, "ë40 é25 ï15 ö8 ü5 è4 ê2", "de het een van en niet dat is op voor met"},
    LetterModel{"sv", western, "ä40 å32 ö30 é1", "och att det som en inte av den med till"},
    LetterModel{"da", western, "å38 ø34 æ30 é1 ö1 ä1", "og at det er en ikke af den med til som"},
    LetterModel{"fi", western, "ä85 ö13 å1", "ja on ei se oli mutta kun ovat"},
    LetterModel{"is", western, "á14 ð22 í14 þ12 ó9 æ8 é7 ö8 ú6 ý2", "og er sem ekki til hann var um en"},
    LetterModel{"ca", western, "à22 é20 ó18 è14 í12 ç6 ú4 ò6 ï3 ü1 ·2", "els les que amb per una del no i va"},
    LetterModel{"pl", central, "ł22 ą12 ę13 ó10 ś8 ż9 ć5 ń2 ź1", "nie na do jest to w z o jak za po od"},
    LetterModel{"cs", central, "á22 í28 ě16 é13 š8 č10 ř12 ž10 ý9 ů6 ú1 ť0.5 ď0.3 ó0.4 ň0.2",
                "na se je ve do na to jako za by ale pro"},
    LetterModel{"sk", central, "á19 í10 č11 é9 ž9 š9 ý9 ť7 ú9 ľ4 ô2 ä1.5 ď1 ó1 ň1 ŕ0.1 ĺ0.1",
                "na sa je vo do to ako za by ale pre aj"},
    LetterModel{"hu", central, "á35 é35 ö11 ó10 ő9 ü6 í5 ú3 ű2", "a az hogy nem is egy ez meg volt de csak"},
    LetterModel{"ro", "windows-1250 ISO-8859-2 ISO-8859-16", "ă42 î14 ş13 ș13 ţ12 ț12 â8",
                "din care este pentru cu nu la pe mai sunt fost"},
    LetterModel{"hr", central, "č30 š26 ž20 ć18 đ6", "je da se na su za od koji ne kao"},
    LetterModel{"tr", "windows-1254", "ı40 ü16 ş15 ç10 ö8 ğ10 â0.5 î0.2 İ4", "ve bir bu ile olarak olan daha da de"},
    LetterModel{"lt", baltic, "ė20 š17 ų15 į8 ž10 ū6 ą9 č6 ę3", "ir kad yra su tai buvo kaip bet"},
    LetterModel{"lv", baltic, "ā40 ī17 ē17 š9 ū6 ņ5 ļ5 ķ2 ž2 č1 ģ1", "un ir par no kas ar ka tika"},
    LetterModel{"et", "windows-1257 windows-1252", "ä30 õ30 ü22 ö6 š1 ž0.5", "ja on et ei see ka oli mis"},
    LetterModel{"ru", russian,
                "о109 е84 а80 и73 н67 т63 с55 р47 в45 л43 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 "
                "ю6 ц5 щ4 э3 ф3 ъ0.4 ё1",
                ""},
    LetterModel{"uk", "windows-1251 KOI8-U",
                "о94 а83 н68 и61 і57 е46 в54 р46 т53 с40 к35 л36 у33 д32 м29 п29 з23 я22 ь20 б17 г16 ч14 й12 х12 ж8 ї8 "
                "ц8 ш8 ю8 є6 щ4 ф3 ґ0.1",
                ""},
    LetterModel{"bg", "windows-1251",
                "а118 и90 о86 е82 т75 н71 р50 с49 в45 л34 к32 д32 п30 м25 з21 я19 г17 ъ15 у15 ч14 б13 ж9 щ6 ц6 х5 й6 ш4 "
                "ф2 ю2 ь0.3",
                ""},
    LetterModel{"sr", "windows-1251",
                "а115 и97 о91 е90 н56 р49 с46 т41 ј42 у41 в37 д37 к36 л34 м33 п29 з17 г17 б13 ч11 ш10 ц8 љ6 ж6 њ6 х7 ћ6 "
                "ф3 ђ2 џ0.3",
                ""},
    LetterModel{"el", "windows-1253 ISO-8859-7",
                "α98 ο85 τ82 ι65 ε66 ν66 σ49 ρ42 π40 κ40 μ34 η40 λ28 ς42 υ33 δ17 γ18 χ12 ω12 θ13 φ9 β7 ξ4 ζ3 ψ1.5 ά23 "
                "έ20 ή18 ί30 ό24 ύ12 ώ9 ϊ0.5 ϋ0.2 ΐ0.1",
                ""},
    LetterModel{"he", "windows-1255 ISO-8859-8",
                "י110 ו104 ה95 ל74 א65 ר56 ת54 ב50 מ50 ש47 נ29 ד27 ם34 כ24 פ20 ק21 ע30 ח25 ט13 ג13 ס15 ז10 צ12 ן15 "
                "ך7 ף3 ץ2",
                ""},
    LetterModel{"ar", "windows-1256 ISO-8859-6",
                "ا146 ل117 ي66 م60 و58 ن55 ر48 ت41 ب34 ة30 ع35 د33 س28 ف28 ه29 ك23 ق24 أ26 ح20 ج15 ش12 ط10 ص10 خ9 ى10 "
                "إ8 ذ8 ث6 ز7 ئ5 ض6 غ5 ء5 ظ2 ؤ2 آ2",
                ""},
    LetterModel{"th", "windows-874",
                "า70 น65 ร60 อ50 ก48 เ45 ง40 ม38 ย33 ล32 ว30 ด28 ท30 ส28 ต26 ะ24 ป20 บ22 ค24 ั36 ี28 ่36 ้30 ็10 ์10 ุ16 ู14 ำ8 "
                "โ7 แ14 ไ12 ใ10 พ16 ห22 ช14 ข14 จ16 ิ26 ึ6 ื10 ถ7 ซ5 ธ5 ณ5 ผ7 ศ6 ษ3 ภ4 ญ4 ฐ2",
                ""},
};

constexpr std::string_view simplified =
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学"
    "么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因"
    "很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信"
    "重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望"
    "教命花结乐色市长府报示口港";
constexpr std::string_view traditional =
    "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學"
    "麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長兒回位分愛老因"
    "很給名法間斯知世什兩次使身者被高已親其進此話常與活正感見明問力理爾點文幾定本公特做外孩相西果走將月十實向聲車全信"
    "重三機工物氣每並別真打太新比才便夫再書部水像眼等體卻加電主界門利海受聽表德少克代員許先口由死安寫性馬光白或住難望"
    "教命花結樂色市長府報示口港";
constexpr std::string_view japanese =
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男"
    "西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意"
    "不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止"
    "送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図市港県議選";
constexpr std::string_view korean =
    "이다는의에가을를은고하지한기로도사어대리자시나인정보일그서해수있아라전주들여것부게장제만과와상구성스원위적면공동안"
    "우조선비했으경년오국연았관신할계민세문없모든생업말소체통회방됐된때용조유진치화재금당될발중개었내며간까무마거분미니"
    "요달물했습데교실불받두산호영";

constexpr std::array characters{
    CharacterModel{"ja", "Shift_JIS EUC-JP", japanese},
    CharacterModel{"zh", "GBK", simplified},
    CharacterModel{"zh", "Big5", traditional},
    CharacterModel{"ko", "EUC-KR", korean},
};

} // namespace

std::span<LetterModel const> letter_models() { return models; }
std::span<CharacterModel const> character_models() { return characters; }

} // namespace core
