// One row per language. Words stand here as fold() leaves them, without accents.
#include "core/search/function_words.h"

#include <array>
#include <unordered_map>

namespace core {

namespace {

struct Row {
    std::string_view language;
    char const* snowball; ///< null: no rules are known
    std::string_view stop, negation;
};

constexpr std::array rows{
    Row{"fr", "french",
        "a afin ai aie aient aies ainsi ait alors apres as assez au aucun aucune aucunement auquel "
         "aura aurai auraient aurais aurait auras aurez auriez aurions aurons auront aussi autre "
         "autres aux auxquelles auxquels avaient avais avait avant avec avez aviez avions avoir avons "
         "ayant ayez ayons beaucoup bien c ca car ce ceci cela celle celles celui cependant certain "
         "certaine certaines certains ces cet cette ceux chaque chez ci combien comme comment contre d "
         "dans de deja depuis derriere des desquelles desquels devaient devait devant devez devons "
         "devra devraient devrait devront dois doit doivent donc dont du duquel elle elles en encore "
         "enfin ensuite entre envers environ es est et etaient etais etait etant ete etes etiez etions "
         "etre eu eumes eurent eus eusse eussent eusses eussiez eussions eut eutes eux fallait faudra "
         "faudrait faut fumes furent fus fusse fussent fusses fussiez fussions fut futes guere hors "
         "ici il ils j jamais je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur "
         "leurs loin lorsqu lorsque lui m ma mais malgre me meme memes mes moi moins mon n ne ni non "
         "nos notre nous nul nulle nullement on ont ou outre par parce parmi pas pendant peu peut "
         "peuvent peux plus plusieurs plutot pour pourquoi pourra pourraient pourrait pourront "
         "pourtant pouvaient pouvait pouvez pouvons pres presque puis puisqu puisque puisse puissent "
         "qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu quoique rien "
         "s sa sans sauf se selon sera serai seraient serais serait seras serez seriez serions serons "
         "seront ses seulement si soi soient sois soit sommes son sont sous souvent soyez soyons suis "
         "sur surtout t ta tant te tel telle tellement telles tels tes toi ton toujours tous tout "
         "toute toutes tres trop tu un une vers veulent veut veux voici voila vos votre voulez voulons "
         "vous y",
        "aucun aucune aucunement guere jamais n ne ni non nul nulle nullement pas rien sans"},
    Row{"en", "english",
        "a about above across after again against ain all almost along already also although always "
         "am among amongst an and another any anybody anyone anything anyway anywhere are aren around "
         "as at be because been before behind being below beside besides between beyond both but by "
         "can cannot cant could couldn d despite did didn didnt do does doesn doesnt doing don done "
         "dont down during each either else enough even ever every everybody everyone everything "
         "everywhere except few for from furthermore had hadn has hasn have haven having he hence her "
         "here hers herself him himself his how however i if im in indeed inside instead into is isn "
         "isnt it its itself ive just least less lets little ll m many may maybe me meanwhile might "
         "mightn more moreover most much must mustn my myself near needn neither never no nobody none "
         "nor not nothing now nowhere of off often on once only onto or other others otherwise ought "
         "our ours ourselves out outside over own per perhaps quite rather re really s same several "
         "shall shan she should shouldn since so some somebody someone something sometimes somewhere "
         "still such t than that thats the their theirs them themselves then there therefore these "
         "they theyre this those though through throughout thus to too toward towards under unless "
         "until up upon us ve very via was wasn we were weren what whatever whats when whenever where "
         "wherever whether which whichever while who whoever whom whose why will with within without "
         "won wont would wouldn yes yet you your youre yours yourself yourselves",
        "ain aren cannot cant couldn didn didnt doesn doesnt don dont hadn hasn haven isn isnt mightn "
         "mustn needn neither never no nobody none nor not nothing nowhere shan shouldn wasn weren "
         "without won wont wouldn"},
    Row{"de", "german",
        "ab aber alle allem allen aller allerdings alles als also am an andere anderem anderen "
         "anderer anderes ans auch auf aus ausser bei beide beiden beim bereits besonders bevor bin "
         "bis bist da dabei dadurch dafur daher damit dann daran darauf darf darfst daruber darum das "
         "dass dasselbe davon dazu dein deine deinem deinen deiner deines dem den denen denn dennoch "
         "der deren derselbe des deshalb dessen deswegen dich die diese dieselbe diesem diesen dieser "
         "dieses dir doch dort du durch durfen durft durfte durften eben ein eine einem einen einer "
         "eines einige einigen einiger einmal entweder er es etwa etwas euch euer eure eurem euren "
         "eurer eures falls fast fur ganz gegen gegenuber gehabt gewesen habe haben habt hast hat "
         "hatte hatten hattest hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer "
         "in ins ist ja jede jedem jeden jeder jedes jedoch jemand jemandem jemanden jene jenem jenen "
         "jener jenes jetzt kann kannst kaum kein keine keinem keinen keiner keines keinesfalls "
         "keineswegs konnen konnt konnte konnten mag magst mal man manche mancher manches mehr mehrere "
         "mein meine meinem meinen meiner meines meist mich mir mit mochte mochten mogen muss mussen "
         "musst musste mussten nach nachdem neben nein nicht nichts nie niemals niemand niemandem "
         "niemanden nirgends nirgendwo noch nun nur ob obwohl oder oft ohne schon sehr sei seid seien "
         "sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sogar solange "
         "solche solchen solcher solches soll sollen sollst sollt sollte sollten sondern sowie sowohl "
         "trotz uber um und uns unser unsere unserem unseren unserer unseres unter viel viele vielen "
         "vielleicht vom von vor wahrend wann war ware waren warst wart warum was weder wegen weil "
         "welche welchem welchen welcher welches wem wen wenig wenige wenn wer werde werden werdet "
         "weshalb wessen wie wieder wieso will willst wir wird wirst wo wofur woher wohin wollen wollt "
         "wollte wollten womit worden wozu wurde wurden ziemlich zu zum zur zwischen",
        "kein keine keinem keinen keiner keines keinesfalls keineswegs nein nicht nichts nie niemals "
         "niemand niemandem niemanden nirgends nirgendwo ohne weder"},
    Row{"es", "spanish",
        "a ademas adonde ahi al algo alguien algun alguna algunas alguno algunos alli ante apenas "
         "aquel aquella aquellas aquello aquellos aqui asi aun aunque bajo bastante cada casi como con "
         "conmigo consigo contigo contra cual cuales cualquier cualquiera cuando cuanta cuantas cuanto "
         "cuantos cuya cuyas cuyo cuyos de debe debemos deben deberia deberian debes debia debian debo "
         "del demasiado desde donde durante e el ella ellas ello ellos en entonces entre era eramos "
         "eran eras eres es esa esas ese eso esos esta estaba estabamos estaban estabas estais estamos "
         "estan estar estara estaran estaria estarian estas este esten esto estos estoy estuve "
         "estuviera estuvieran estuvieron estuvimos estuvo fue fuera fueran fueron fuese fuesen fui "
         "fuimos fuiste ha habeis haber habia habiamos habian habias habido habra habran habre "
         "habremos habria habrian hacia han has hasta hay haya hayamos hayan hayas he hemos hube "
         "hubiera hubieran hubieron hubiese hubiesen hubo jamas la las le les lo los luego mas me "
         "mediante menos mi mia mias mientras mio mios mis misma mismas mismo mismos mucha muchas "
         "mucho muchos muy nada nadie ni ningun ninguna ningunas ninguno ningunos no nos nosotras "
         "nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poca "
         "pocas poco pocos podemos podia podian podra podran podria podrian por porque pudieron pudo "
         "pueda puedan puede pueden puedes puedo pues que quien quienes quiza quizas se sea seamos "
         "sean seas segun ser sera seran seras sere seremos seria serian si sido siempre siendo sin "
         "sino sobre sois solamente solo somos son soy su sus suya suyas suyo suyos tal tales tambien "
         "tampoco tan tanta tantas tanto tantos te ti toda todas todavia todo todos tras tu tus tuya "
         "tuyas tuyo tuyos u un una unas unos usted ustedes varias varios vosotras vosotros vuestra "
         "vuestras vuestro vuestros y ya yo",
        "jamas nada nadie ni ningun ninguna ningunas ninguno ningunos no nunca sin tampoco"},
    Row{"ru", "russian",
        "а б без более больше будем будет будете будешь будто буду будут бы был была были было быть в "
         "вам вами вас ваш ваша ваше вашего вашеи ваши ваших ведь весь вместо во вокруг вон вообще вот "
         "все всегда всего всеи всем всему всех всю вся вы где да даже для до должен должна должно "
         "должны другая другие других другое другои его ее еи ему если есть еще ею ж же за зато зачем "
         "здесь и из изо или им именно ими иногда их к каждая каждое каждые каждыи как какая какие "
         "каких какое какои кем ко когда кого ком кому которая которого которое которои котором "
         "которому которую которые которыи которым которых кроме кто куда ли либо лишь любая любое "
         "любои мало между менее меньше меня мне много мнои мною мог могла могли могло могу могут мое "
         "моего моеи моему можем может можете можешь можно мои моим моих моя мы на над надо нам нами "
         "нас наш наша наше нашего нашеи наши нашим наших не него нее неи нельзя нем нему нет нету нею "
         "ни нибудь нигде никакая никакие никакои никем никогда никого никому никто никуда ним ними "
         "них ничего ничем ничему ничто но нужно о об обо однако около он она они оно опять от откуда "
         "ото очень перед передо по под подо пока после потом потому почему почти поэтому при про "
         "против ради разве с сам сама самая сами само самое самые самыи свое своего своеи своему свои "
         "своим своих свою своя себе себя сеичас сколько слишком словно снова со собои совсем среди "
         "сюда та так такая также такие таких такое такои там твое твоего твоеи твои твоих твоя те "
         "тебе тебя тем теперь тех то тобои тобою тогда того тоже тои только том тому тот ту туда тут "
         "ты у уже хотя часто чего чеи чем чему через что чтоб чтобы чье чьи чья эта эти этим этих это "
         "этого этои этом этому этот эту я",
        "без не нельзя нет нету ни нигде никакая никакие никакои никем никогда никого никому никто "
         "никуда ничего ничем ничему ничто"},
    Row{"it", "italian",
        "a abbastanza abbia abbiamo abbiano ad affinche agli ai al alcun alcuna alcune alcuni alcuno "
         "all alla alle allo allora altra altre altri altro anch anche ancora avendo avere avesse "
         "avessero avessi avete aveva avevamo avevano avevate avevi avevo avra avrai avranno avrebbe "
         "avrebbero avrei avremmo avremo avresti avrete avro avuto benche c che chi ci cio cioe coi "
         "col com come con contro cosa cosi cui d da dagli dai dal dall dalla dalle dallo degli dei "
         "del dell della delle dello dentro deve devi devo devono di dobbiamo dopo dov dove dovete "
         "doveva dovevano dovra dovranno dovrebbe dovrebbero dunque durante e ebbe ebbero ebbi ed egli "
         "ella era erano eravamo eravate eri ero essa esse essendo essere essi esso fino fosse fossero "
         "fossi fossimo foste fosti fra fu fui fummo fuori furono gia gli gliela glielo ha hai hanno "
         "ho i il in infatti io l la le lei li lo loro lui m ma mai me meno mentre mi mia mie miei mio "
         "molta molte molti molto n ne neanche negli nei nel nell nella nelle nello nemmeno neppure "
         "nessun nessuna nessuno niente no noi non nostra nostre nostri nostro nulla o od ogni ognuno "
         "oltre oppure ora per perche pero piu po poco poi poiche possa possano possiamo posso possono "
         "potete poteva potevano potra potranno potrebbe potrebbero presso prima puo puoi pure qua "
         "qual qualche qualcosa qualcuno quale quali quando quanta quante quanti quanto quasi quegli "
         "quei quel quell quella quelle quelli quello quest questa queste questi questo qui quindi s "
         "sara sarai saranno sarebbe sarebbero sarei saremmo saremo saresti sarete saro se sebbene "
         "secondo sei sempre senza si sia siamo siano siate siccome siete solo soltanto sono sopra "
         "sotto spesso stessa stesse stessi stesso su sua sue sugli sui sul sull sulla sulle sullo suo "
         "suoi t tale tali tanta tante tanti tanto te ti tra troppo tu tua tue tuo tuoi tutta tutte "
         "tutti tutto un una uno v verso vi voi vostra vostre vostri vostro",
        "mai neanche nemmeno neppure nessun nessuna nessuno niente no non nulla senza"},
    Row{"pt", "portuguese",
        "a agora ai ainda algo alguem algum alguma algumas alguns ali ante antes ao aonde aos apenas "
         "apos aquela aquelas aquele aqueles aqui aquilo as assim ate bastante cada caso com comigo "
         "como conosco consigo contigo contra contudo cuja cujas cujo cujos da daquela daquele das de "
         "dela delas dele deles demais depois desde dessa dessas desse desses desta destas deste "
         "destes deve devem devemos devera deverao deveria deveriam devia deviam devo disso disto do "
         "dos dum duma durante e ela elas ele eles em embora enquanto entao entre era eram eramos eras "
         "es essa essas esse esses esta estamos estao estar estara estarao estaria estariam estas "
         "estava estavam este esteja estejam estes esteve estiveram estou eu foi fomos for fora foram "
         "forem fosse fossem foste fui ha haja hao haver havera haveria havia haviam hei houve isso "
         "isto ja jamais la las lhe lhes lo logo los mais mas me menos mesma mesmas mesmo mesmos meu "
         "meus mim minha minhas muita muitas muito muitos na nada nao naquela naquele nas nem nenhum "
         "nenhuma nenhumas nenhuns nessa nesse nesta neste ninguem nisso nisto no nos nossa nossas "
         "nosso nossos num numa numas nunca nuns o onde os ou outra outras outro outros para pela "
         "pelas pelo pelos perante pode podem podemos podera poderao poderia poderiam podes podia "
         "podiam pois por porem porque portanto possa possam posso pouca poucas pouco poucos pra quais "
         "quaisquer qual qualquer quando quanta quantas quanto quantos quase que quem sao se segundo "
         "seja sejam sejamos sem sempre senao sendo ser sera serao serei seremos seria seriam seu seus "
         "si sido so sob sobre somente somos sou sua suas tais tal talvez tambem tampouco tanta tantas "
         "tanto tantos tao te tem temos tenha tenham tenho tens ter tera terao teria teriam teu teus "
         "teve ti tinha tinham tive tiveram tivesse tivessem toda todas todavia todo todos tras tu tua "
         "tuas tudo um uma umas uns varias varios voce voces vos vossa vossas vosso vossos",
        "jamais nada nao nem nenhum nenhuma nenhumas nenhuns ninguem nunca sem tampouco"},
    Row{"nl", "dutch",
        "aan achter al alle alleen allen alles als altijd ander andere anderen behalve beide ben "
         "beneden bent best bij bijna binnen boven bovendien buiten daar daarbij daardoor daarin "
         "daarmee daarom daarop daarvan daarvoor dan dat de den der dergelijke des deze dezelfde die "
         "dit door doordat dus echter een eens eigenlijk elk elkaar elke en enige enkele er eraan "
         "erbij erg erin ermee erop eruit ervan ervoor even evenals evenmin geen geenszins gehad "
         "geweest geworden haar had hadden heb hebben hebt heeft heel hem hen het hetzelfde hier "
         "hierbij hierin hiermee hierop hiervan hiervoor hij hoe hoef hoeft hoeveel hoeven hoewel hun "
         "ieder iedere iedereen iemand iets ik in indien is ja je jegens jezelf jij jou jouw juist "
         "jullie kan kon konden kunnen kunt langs maar mag me meer meest men met mezelf mij mijn "
         "minder misschien mits mocht mochten moest moesten moet moeten mogen n na naar naast nadat "
         "nee neen nergens niemand niet niets niks nimmer noch nog nogal nooit nu of ofwel om omdat "
         "omtrent ondanks onder ongeveer ons onszelf onze ooit ook op opdat over per reeds rond rondom "
         "sinds slechts sommige soms steeds straks t te tegen ten tenzij ter terwijl tijdens toch toen "
         "tot totdat tussen u uit uw vaak van vanaf vanuit vanwege veel vele via volgens voor vooral "
         "voordat vrij waar waaraan waarbij waardoor waarheen waarin waarmee waarom waarop waaruit "
         "waarvan waarvoor wanneer want waren was wat we wees wegens weinig wel welk welke werd werden "
         "wie wiens wij wil wilde wilden willen wilt word worden wordt wou zal ze zeer zelf zelfde "
         "zelfs zich zichzelf zij zijn zo zodat zodra zonder zou zouden zowel zulk zulke zullen zult",
        "evenmin geen geenszins nee neen nergens niemand niet niets niks nimmer noch nooit zonder"},
    Row{"sv", "swedish",
        "aldrig alla allt alltid an andra annan annat annu antingen ar at att av aven bade bara bland "
         "blev bli blir blivit bor borde da dar darfor de dem den denna deras dess dessa det detta dig "
         "din dina ditt du efter eftersom ej eller en enligt er era ert ett fast fick for fore fran "
         "ganska genom ha hade haft han hans har henne hennes hon honom hos hur i icke igen inga ingen "
         "ingenstans ingenting inget innan inom inte jag ju kan kanske kring kunde kunna man manga "
         "maste med medan mellan men mer mest mig min mina mindre mitt mot mycket nagon nagot nagra "
         "nar nastan nej ni nu och ocksa ofta om oss over pa redan sa sadan sadana sadant samma sedan "
         "sig sin sina sitt ska skall skulle som till under ur utan utanfor vad var vara varfor varit "
         "varje varken vars vart vem vi vid vilka vilken vilket vill ville vore",
        "aldrig ej icke inga ingen ingenstans ingenting inget inte nej utan varken"},
    Row{"da", "danish",
        "ad af aldrig alle allerede alt altid anden andet andre at bade bare blandt blev blevet blive "
         "bliver bor burde da de dem den denne dens der deres derfor det dets dette dig din dine disse "
         "dit du efter ej eller en end endnu enten er et fik for fordi fra ganske gennem haft ham han "
         "hans har havde have hende hendes her hos hun hvad hvem hver hverken hvilke hvilken hvilket "
         "hvis hvor hvordan hvorfor hvornar i ifolge igen ikke inden ingen ingenting intet intetsteds "
         "jeg jer jeres jo kan kun kunne ma man mange maske matte med meget mellem men mens mere mest "
         "mig min mindre mine mit mod naesten nar nej nogen noget nogle nu ofte og ogsa om omkring os "
         "over pa sa sadan sadanne sadant samme selv siden sig sin sine sit skal skulle som til uden "
         "under vaere vaeret var ved vi vil ville vor vores",
        "aldrig ej hverken ikke ingen ingenting intet intetsteds nej uden"},
    Row{"no", "norwegian",
        "aldri alle allerede alltid alt andre annen annet at av bade bare blant ble bli blir blitt "
         "bor burde da de deg dem den denne dens der dere deres derfor det dets dette di din dine "
         "disse ditt du dykk eg ei eller en enn enna enten er et etter fikk for fordi fra ganske "
         "gjennom ha hadde ham han hans har hatt henne hennes her ho hos hun hva hvem hver hverken "
         "hvilke hvilken hvilket hvis hvor hvordan hvorfor i ifolge igjen ikke ikkje ingen ingenting "
         "innen intet jeg jo kan kanskje korleis kunne kva kven ma man mange matte me med meg meget "
         "mellom men mens mer mest mi min mindre mine mitt mot mye na nar nei nesten noe noen ofte og "
         "ogsa om omkring oss over pa sa samme seg selv si siden sin sine sitt sjolv skal skulle slik "
         "slike slikt som til under uten vaere vaert var vare vart ved veldig verken vi vil ville",
        "aldri hverken ikke ikkje ingen ingenting intet nei uten verken"},
    Row{"fi", "finnish",
        "aina asti ehka ei eika eiko eivat eivatka eli ellei emme en enemman enka ennen et etka etta "
         "ette ettei etten han hanelle hanen hanet hanta he heidan heille heita hyvin ilman itse ja "
         "jalkeen jo johon joita joka jokainen jokin joku jonka jos jossa josta jota jotka jotta "
         "kaikki kaikkien kanssa kautta kenen keta koska kuin kuinka kuka kukaan kun lahes lienee "
         "liian me meidan meille meita melko mihin mika mikaan miksi milloin mina minka minua minulle "
         "minun minut missa mista mita miten moni muita mukaan mutta muttei muu muut myos naiden naita "
         "nama ne niiden niin niissa niita nuo nyt olemme olen olet olette oli olimme olin olisi "
         "olisivat olit olitte olivat olla ollut on ovat pitaa sama se seka sellainen sen siella siina "
         "siis siita sille sina sinua sinulle sinun sinut sita sitten taalla taas tai tallainen tama "
         "taman tassa tasta tata taytyy te teidan teille teita tuo tuon tuota usein vaan vahemman vai "
         "vaikka vain valilla viela voi voisi voivat",
        "ei eika eiko eivat eivatka ellei emme en enka et etka ette ettei etten ilman muttei"},
    Row{"ro", "romanian",
        "a acea aceasta aceeasi acei acel acela acelasi acele acest aceste acestea acestei acesti "
         "acestui acolo acum ai aici al ale alt alta alte alti altul am apoi aproape ar are as asta au "
         "avea aveau avem aveti avut ca caci cand care careia caruia cat cata cate cati catre ce cea "
         "cei cel cele chiar ci cine contra cu cui cum daca dar de deci deja deloc deoarece desi "
         "despre din dintr dintre doar dupa e ea ei el ele era erai eram erau este esti eu fara fi fie "
         "fiecare foarte fost fusese i iar ii il in inca intr intre l la langa le lor lui m ma mai mea "
         "mei mele meu mi mine mult n ne nicaieri nici nicidecum nicio niciodata niciun nimanui nimeni "
         "nimic noastra noi nostru nu numai o ori orice pana pe pentru peste poate pot prea prin "
         "printr putea s sa sai sale sau se si sine spre sub sunt suntem sunteti ta tai tale tau te ti "
         "tine toata toate tot toti trebuie tu un unde unei unor unui va vei veti voastra voi vom vor "
         "vostru",
        "deloc fara n nicaieri nici nicidecum nicio niciodata niciun nimanui nimeni nimic nu"},
    Row{"hu", "hungarian",
        "a abban ahol aki akik akit akkor alatt altal amely amelyek amelyet ami amikor amit annak "
         "arra az azok azokat azon azonban azt azzal bar benne csak de ebben egy eleg ellen elott en "
         "engem ennek erre es ez ezek ezeket ezen ezt ezzel fele felett fog fogjak gyakran ha hanem "
         "hany hogy hogyan hol hova igy illetve ilyen is itt kell kellett keves ki kinek kit kozott "
         "legyen lehet lenne lennenek lenni lesz leszek lesznek maga magat majd majdnem mar mas masok "
         "meg mellett mely melyek melyet melyik mennyi mert mi miatt miert mikor milyen minden "
         "mindenki mindig minek minket mint mintha mit most nagyon ne neked nekem neki nekik nektek "
         "nekunk nelkul nem nincs nincsenek o ok oket olyan on onok ot ota ott pedig ra rola se sehol "
         "sem semmi semmilyen semmit senki senkit sincs soha sohasem sok sosem szerint szinte talan te "
         "teged tehat ti titeket tobb tole tud tul ugy ugyanaz ujra utan vagy vagyok vagyunk valaki "
         "valami valamint van vannak vele veled velem veluk volt voltak voltam voltunk",
        "ne nelkul nem nincs nincsenek se sehol sem semmi semmilyen semmit senki senkit sincs soha "
         "sohasem sosem"},
    Row{"tr", "turkish",
        "ama ancak artik asla ayni az bana baska bazi bazilari belki ben bende beni benim beri bile "
         "bir biraz bircok biri birkac biz bize bizi bizim boyle bu buna bunlar bunlari bunu bunun "
         "burada butun cok cunku da daha de degil degildir degiller diger dir dogru dolayi dur eger en "
         "fakat gibi gore hala halde hangi hayir hem henuz hep hepsi her herkes hic hicbir hicbiri "
         "icin idi iken ile imis ise kac kadar karsi kendi kendisi ki kim kimin mi mu nasil ne neden "
         "nerede nereden nereye neyi nicin niye o olacak olan olarak oldu oldugu olmadan olmadi olmak "
         "olmasi olmayan olmaz olsa olur ona once onlar onlara onlari onlarin onu onun orada oyle oysa "
         "pek ragmen sadece sana sen seni senin sey simdi siz size sizi sizin sonra soyle su suna "
         "sunlar sunu tum uzere var vardir ve veya ya yalniz yani yine yok yoksa yoktur zaten",
        "asla degil degildir degiller hayir hic hicbir hicbiri olmadan olmadi olmayan olmaz yok "
         "yoktur"},
    Row{"ca", "catalan",
        "a aixi aixo al algu algun alguna algunes alguns alla allo als altra altre altres amb aquell "
         "aquella aquelles aquells aquest aquesta aquestes aquests aqui ara cada cap com contra d de "
         "del dels des despres doncs durant el ell ella elles ells els em en encara enlloc ens entre "
         "era eren es esta estan estat estava et ets fins fou gairebe gens ha han has haver havia "
         "havien he hem heu hi ho i ja jo l la les li lo los m mai massa mateix mateixa me mentre "
         "menys mes meu meus meva meves molt molta molts n na ni ningu no nomes nosaltres nostra "
         "nostre nostres o on pas pel pels per pero perque poc poden podria pot qual quals quan quant "
         "quants que qui res s se segons sempre sense ser sera seran seria seu seus seva seves si "
         "sigui sino sobre soc som son sota sou t tambe tampoc tan tant te teu teva tot tota totes "
         "tots tu un una unes uns us va van vosaltres voste vostes vostra vostre",
        "enlloc gens mai ni ningu no pas res sense tampoc"},
    Row{"el", "greek",
        "ακομα ακομη αλλα αλλη αλλο αλλοι αλλοσ αν αναμεσα αντι απο ασ αυτα αυτεσ αυτη αυτο αυτοι "
         "αυτον αυτοσ αυτου αυτων αφου για γιατι δε δεν δηλαδη διχωσ εαν εγω εδω ειμαι ειμαστε ειναι "
         "εισαι ειστε ειτε ειχαν ειχε εκει εκεινα εκεινη εκεινο εκεινοι εκεινοσ εμεισ εμενα ενα εναν "
         "ενασ ενοσ ενω επειδη επισησ εσεισ εσενα εσυ ετσι εχει εχεισ εχουμε εχουν εχω εωσ η ηδη ημουν "
         "ηταν θα ιδια ιδιο ιδιοσ ισωσ καθε και καμια κανεισ κανενα κανενασ καποια καποιο καποιοσ κατα "
         "κατι κατω κι λοιπον μασ με μεσα μετα μεταξυ μεχρι μη μην μητε μια μιασ μονο μου μπορει "
         "μπορουν να ο οι ολα ολοι ομωσ οποια οποιεσ οποιο οποιοι οποιοσ οποιων οπου οπωσ οσο οσοι "
         "οταν οτι ουδεισ ουδεποτε ουτε οχι παντα πανω παρα πιο ποια ποιεσ ποιο ποιοι ποιοσ πολυ ποσο "
         "ποτε που πουθενα πρεπει πριν προσ πωσ σασ σε σου στα στη στην στισ στο στον στουσ σχεδον τα "
         "τετοια τετοιοσ τη την τησ τι τιποτα τιποτε τισ το τον τοτε του τουσ των τωρα υπερ χωρισ ωσ "
         "ωστε",
        "δε δεν διχωσ καμια κανεισ κανενα κανενασ μη μην μητε ουδεισ ουδεποτε ουτε οχι πουθενα τιποτα "
         "τιποτε χωρισ"},
    Row{"pl", nullptr,
        "a aby albo ale ani bardziej bardzo beda bedzie bez bo by byc byl byla bylo byly choc ci cie "
         "ciebie co cos czego czemu czesto czy czym dla dlaczego do gdy gdzie go i ich ile im inne "
         "inny ja jak jaka jaki jakie jednak jego jej jemu jesli jest jestem jestes jestesmy jeszcze "
         "jezeli juz kazda kazdy kiedy kogo komu kto ktora ktore ktorego ktorej ktory ktorych ktorym "
         "ktorzy ktos lub mi miedzy mna mnie moga moj moja moje moze mozna mu musi my na nad nam nami "
         "nas nasz nasza nasze ni nia nic nich niczego niczym nie nigdy nigdzie nikogo nikomu nikt nim "
         "niz o od on ona one oni ono oprocz oraz po pod podczas poniewaz potem prawie przed przez "
         "przy sa sam sie siebie skad soba sobie swoich swoj swoja swoje ta tak taka taki takie takze "
         "tam tamten te tego tej temu ten teraz tez to toba tu twoj twoja ty tych tylko tym u w wam "
         "was wasz we wedlug wiec wszyscy wszystko wy z za zaden zadna zadne zadnego zadnej zawsze ze "
         "zeby",
        "ani bez ni nic niczego niczym nie nigdy nigdzie nikogo nikomu nikt zaden zadna zadne zadnego "
         "zadnej"},
    Row{"uk", nullptr,
        "а або але ані б без би бо був буде будуть була були було бути більш більше біля в вам вас "
         "ваш ваша весь вже ви вона вони воно все вся всі всіх від він де для до дуже ж жоден жодна "
         "жодне жодного жодноі з за завжди зараз звідки зі и иого иому кого кожен коли кому куди лише "
         "маиже мають має мене менше мені ми мною може можна можуть моя моє моі міг між міи на навіть "
         "над нам нас наш наша наше наші не нема немає нею ним ними них ні ніде ніж нікого ніколи "
         "нікому нікуди ніхто нічого ніщо ніякии о об однак перед по потім при про проте під після сам "
         "своя своє своі своіх свіи себе скільки собі та так така таке такии також такі там твоя твіи "
         "те тебе теж тепер ти тих тобто тобі того тои тому треба тут ті тільки тієі у хоча хто хтось "
         "це цеи цих цього цьому ця ці цієі часто через чи чим чого чому ще що щоб щось я як яка яке "
         "якии яких якого якоі якщо які є і із іи ім іншии інші іх іхніи іі",
        "ані без жоден жодна жодне жодного жодноі не нема немає ні ніде нікого ніколи нікому нікуди "
         "ніхто нічого ніщо ніякии"},
    Row{"cs", nullptr,
        "a aby ale ani behem bez bude budou by bych byl byla byli bylo casto ceho cemu ci co do ho i "
         "ja jak jaka jake jako jaky je jeho jeji jejich jemu jen jenom jeste jestli ji jim jiny jsem "
         "jsi jsme jsou jste k kam kazdy kde kdo kdy kdyz ke koho kolik komu krome ktera ktere ktereho "
         "kteri kterou ktery kterych ma maji me mene mezi mi mne mnou mohou moje mozna mu muj musi "
         "muze my na nad nam nas nase ne nebo nebude nebyl nebyla nebylo neco nej nejsem nejsi nejsme "
         "nejsou nejste nekdo nem neni nez nic nich nikde nikdo nikdy nim o od on ona oni ono ony pak "
         "po pod podle pokud pred pres pri pro proc proto protoze s sam se sebe si skoro sobe sva sve "
         "svou svuj svych ta tak take takovy tam tato te tebe tech ted tedy ten tento ti tim to tobe "
         "toho tom tomu toto tu tvuj ty tyto u uz v vam vas vase ve velmi vice vsak vse vsechno "
         "vsichni vy vzdy z za zadna zadne zadny zda zde ze",
        "ani bez ne nebude nebyl nebyla nebylo nejsem nejsi nejsme nejsou nejste neni nic nikde nikdo "
         "nikdy zadna zadne zadny"},
    Row{"ar", "arabic",
        "ا ابدا اذ اذا اصبح اقل اكثر ال الا الان التي الذي الذين اللاتي اللتان اللذان اللواتي الى "
         "اليه اليها ام اما امام ان انا انت انتم انتما انتن انه انها او اوليك اي اياه اية ايضا اين "
         "بدون بعد بعض بل بلا به بها بهم بين بينما تحت تكون تلك ثم جدا جميع حتى حول حيث خلال خلف دايما "
         "دون ذاك ذلك ربما سوف سوى صار ضد عبر عدم على عليه عليها عليهم عما عن عند عندما عنه عنها غير ف "
         "فقط فوق في فيه فيها فيهم قبل قد قليل كان كانت كانوا كثير كذلك كل كلما كم كما كن كنا كنت كي "
         "كيف لا لان لانه لدى لست لسنا لعل لقد لك لكن لكنه لم لما لماذا لمن لن لنا له لها لهم لو لي "
         "ليت ليس ليست ليسوا ما ماذا متى مثل مع معه معها مما من منذ منه منها منهم نحن نحو نفس هاتان "
         "هذا هذان هذه هكذا هل هم هما هن هنا هناك هو هولاء هي و وراء ولا ولم ولن وليس يجب يكون يكونون "
         "يمكن",
        "ابدا بدون بلا دون عدم غير لا لست لسنا لم لن ليس ليست ليسوا ولا ولم ولن وليس"},
};

std::unordered_set<std::string_view> words_in(std::string_view list) {
    std::unordered_set<std::string_view> words;
    for (std::size_t at = 0; at < list.size();) {
        auto const end = std::min(list.find(' ', at), list.size());
        words.insert(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace

FunctionWords const* function_words(std::string_view language) {
    static auto const all = [] {
        std::unordered_map<std::string_view, FunctionWords> made;
        for (auto const& row : rows)
            made.emplace(row.language, FunctionWords{row.snowball, words_in(row.stop), words_in(row.negation)});
        return made;
    }();
    auto const found = all.find(language.substr(0, 2));
    return found == all.end() ? nullptr : &found->second;
}

} // namespace core
