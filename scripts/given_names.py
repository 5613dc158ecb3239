"""Writes src/allegex/data/facts/given_names.json: given names of the world, and family names that stand first.

Needs Faker (MIT licence; its lists of given names by locale). Names that Faker lacks are listed below.
Run: python scripts/given_names.py
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/allegex/data/facts/given_names.json"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-žƏ][a-zß-öø-ÿĀ-žəƠơƯưẠ-ỹ]{2,}")
LOCALES = [
    "az_AZ",
    "cs_CZ",
    "da_DK",
    "de_DE",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_PK",
    "en_US",
    "es_AR",
    "es_CL",
    "es_CO",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_CH",
    "fr_DZ",
    "fr_FR",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "ig_NG",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "si_LK",
    "sk_SK",
    "sl_SI",
    "sv_SE",
    "sw",
    "tr_TR",
    "tw_GH",
    "uz_UZ",
    "vi_VN",
    "yo_NG",
    "zu_ZA",
    "en_TH",
    "ar_DZ",
]
"""Locales whose names Faker has in Latin letters."""

WORDS = (
    "Africa America Asia Australia Austin Boston Brooklyn Camp Carolina Chance Charity Chelsea China Christian "
    "Constitution Cruz Dakota Dallas Denver Destiny Dominic Eastern Eden Essence Faith Florida France Genesis "
    "Georgia Haven Heaven Holy Hope Houston India Indiana Israel Italia Jordan Judge Justice Kenya King Lebanon "
    "Liberty London Love Madison Major Man March Marine May Memory Messiah Mercy Miracle Nevada North Paris Peace "
    "Phoenix Precious Prince Princess Providence Prudence Queen Rio River Rome Royal Salt Santos Savannah Senegal "
    "Sierra Sol Star Sun Sunday Monday Friday Sydney Texas Trinity Tunis Tuvalu Unity Victory Virginia Vida "
    "Washington West Western Northern Southern South East Young Union Van Von Bin Ben Abu Abou Ould Mint The And "
    "For Los Las Del Des Les Une Para Por San Santa Saint Santo Blessing God Sir Lord Duke Doctor Baron Bishop Pope "
    "Law Bill Art Chad Guinea Mali Niger Mar Sur Norte Sud Nord Est Ouest Paz Luz Consuelo Amparo Libertad "
    "Esperanza Soledad Socorro Milagros Concepción Asunción Encarnación Trinidad Caridad Victoria Estado Colon "
    "Colón Valle Rey Reyes Rosario Dolores Mercedes Pilar Belén Remedios Pueblo Centro Cuba Roma Europa Rural "
    "Junior Senior Ministry Son Media News Press Radio Green Blue Grand Petit Nouveau Belle Constance Clémence "
    "Juste Loup "
)
"""Names that are as often a word, a place or a family name, or part of a body's name."""

MORE = {
    "arabic and persian": "Abbas Abdallah Abdel Abdelaziz Abdelkader Abdelkarim Abdellah Abdelrahman Abdi Abdirahman "
    "Abdolreza Abdoul Abdoulaye Abdul Abdulaziz Abdulhadi Abdulla Abdullah Abdullahi Abdulrahman Abdurrahman Adam "
    "Adel Adham Adnan Ahmad Ahmed Ahlam Aida Aisha Ajmal Akbar Alaa Alaaeldin Ali Alireza Amal Aman Amani Amer Amin "
    "Amina Amir Amira Amr Anas Anwar Ara Arash Aref Arezoo Arif Arman Asad Ashraf Asif Asma Asmaa Assad Atefeh Atif "
    "Atena Aws Aya Ayat Ayman Azadeh Aziz Aziza Baha Bahareh Bahman Bakr Basel Bashar Bashir Basma Bassam Bassem "
    "Behrouz Bilal Bushra Dalal Dana Danah Daoud Dawood Dina Djamel Ebrahim Ehab Ehsan Elham Emad Eman Esmail Essam "
    "Fadel Fadhel Fadi Fadwa Fahad Fahd Fahim Faisal Faiza Farah Fares Farhad Fariba Farid Farida Farideh Farouk "
    "Farzaneh Fathi Fatima Fatemeh Fatma Fawzi Fawzia Fayez Firas Fouad Ghada Ghassan Golrokh Habib Habiba Hadi Hadeel "
    "Hafez Haidar Haitham Hakim Hala Halima Hamad Hamdan Hamed Hamid Hamida Hamza Hana Hanan Hani Hashem Hassan Hasan "
    "Hatem Hatoon Hayat Haytham Hazem Hesham Hicham Hind Hisham Hossam Hossein Houda Huda Husain Hussain Hussein Hussam "
    "Ibrahim Ibtisam Idris Ikram Ilham Imad Iman Imran Inas Issa Isam Ismail Israa Iyad Jaafar Jaber Jafar Jalal "
    "Jalila Jamal Jameel Jamil Jamila Jasim Jassim Jawad Jihad Jumana Kamal Kamel Kamran Karim Karima Kasra Kaveh "
    "Khadija Khaled Khalid Khalifa Khalil Khawla Kifah Laila Lamia Latifa Layla Leila Leyla Lina Loujain Lubna Lujain "
    "Maha Mahdi Maher Mahmood Mahmoud Mahmud Mahsa Mahbooba Majd Majed Majid Malek Malika Manal Mansour Marwa Marwan "
    "Maryam Marzieh Masih Masoud Maysa Maytham Mehdi Mehran Mina Mohamed Mohamad Mohammad Mohammed Mohsen Moncef "
    "Mona Mostafa Mounir Mouna Mourad Mousa Moussa Muhammad Muna Munir Murad Mustafa Mustapha Nabeel Nabil Nada Nadeem "
    "Nader Nadia Nadim Nadine Naeem Nahid Naima Najat Najib Najla Narges Nargess Nasim Nasima Nasrin Naser Nasser "
    "Nasreen Nawal Nazanin Nazir Nidal Niloofar Nizar Noor Nora Nour Noura Noureddine Nouf Ola Omar Omid Osama Othman "
    "Qais Qasim Raed Rafik Raghad Rahim Raif Raja Rami Ramin Ramy Rana Rania Rashed Rashid Rasha Rayan Razan Reem "
    "Reza Rida Rima Riyad Roya Ruqayya Saad Sabah Sabri Sadegh Sadiq Saeed Saeid Safa Sahar Said Saida Saif Sakina "
    "Salah Salem Salim Salma Salman Saleh Samah Samar Sameer Samer Sami Samia Samir Samira Sana Sanaa Sara Sarah "
    "Sayed Sedigheh Selma Shadi Shahid Shaima Shakir Shapour Shirin Shireen Shadha Siham Soheila Soheil Sohrab "
    "Souad Soulaiman Suha Suhail Sulaiman Suleiman Taha Tahir Tala Talal Taleb Tarek Tareq Tariq Tawfiq Taysir Tayeb "
    "Turki Umar Usama Wael Wafa Wafaa Wahid Waleed Walid Wassim Widad Yahya Yara Yasin Yaser Yasir Yasmine Yassin "
    "Yassine Yazan Younes Younis Yousef Youssef Yusuf Yusra Yunus Zahra Zainab Zakaria Zaki Zayd Zeina Zeinab Zeynab "
    "Zia Ziad Ziyad Zouhair Zubair Zuhair Islam Abduljalil Abdulhadi Abdulkarim Abdulnabi Galal Gamal Mahienour Mozn "
    "Sanaz Hengameh Kianoush Mehrdad Siamak Babak Bijan Davood Esmaeil Gholamreza Hamidreza Iraj Jafar Keyvan "
    "Mojtaba Morteza Naghmeh Parisa Pouria Sepideh Shahnaz Vahid Yalda Zhina Zohreh Saadia Ghulam Gul Wali Farhat "
    "Nasir Shah Rukhsana Shazia Shabana Shahnawaz Imtiaz Ijaz Ilyas Irfan Javed Khurram Manzoor Mir Mushtaq Naveed "
    "Pervez Qamar Rehman Rizwan Sajid Shabir Shakeel Tahira Zafar Zahid Zulfiqar Saiful Shahidul Rafiqul Nurul Abul",
    "maghreb": "Abdelhak Abdelhamid Abdeljalil Abdellatif Abdelmalek Abderahmane Abderamane Abderrahim Abderrahmane "
    "Abdessalam Abdessamad Aicha Aïcha Amine Anouar Assia Azeddine Badreddine Brahim Cherif Chérif Chokri Djamila "
    "Driss El-Hadj Fatiha Fatna Fethi Ghizlane Hafsa Hafida Hichem Hocine Imane Ismaël Kheira Kheireddine Lakhdar "
    "Larbi Lahcen Lhoussaine Mbarek Merzak Mokhtar Mouloud Mustapha Nabila Naceur Naïma Nassima Nacer Nordine Omayma "
    "Rachida Radhia Ramdane Rédouane Saïd Saïda Sidahmed Slimane Sofiane Soumaya Taoufik Tahar Tarik Tayeb Yazid "
    "Yamina Youcef Zineb Zohra Zoubida Mohand Kamira Karim Fodil Ferhat Lounès Mourad Moulay Biram Brahim Mohameden",
    "africa": "Abebe Abeba Abera Aberash Abiy Addisu Adugna Alem Alemayehu Alemu Almaz Andualem Asefa Ashenafi Assefa "
    "Aster Bayissa Befekadu Bekele Belay Belete Berhane Berhanu Beyene Bikila Birhanu Birtukan Dagmawi Daniel Dawit "
    "Debebe Dejene Demeke Dereje Desta Endale Eskinder Eyob Fekadu Feven Fikru Fitsum Gebre Gebremedhin Gebru Genet "
    "Getachew Girma Girmay Hagos Hachalu Hailu Haile Hana Henok Hirut Iskinder Jawar Kassahun Kebede Kiflu Legesse "
    "Lemma Lidya Mahlet Mekonnen Melaku Merera Meron Meseret Mesfin Mulugeta Nardos Natnael Netsanet Oljira Reeyot "
    "Selam Selamawit Seyoum Shimelis Sintayehu Sisay Solomon Tadele Tadesse Taye Tekle Temesgen Tesfaye Teshome "
    "Tewodros Tigist Tilahun Tirunesh Tsegaye Tsehay Wondimu Woldu Worku Yared Yemane Yohannes Yonas Zelalem Zenebe "
    "Zerihun Asmerom Dessale Filmon Isaias Kidane Senait Semhar Tekeste Tsedal Abukar Ayaan Cabdi Dahir Faduma Farah "
    "Faarax Hodan Ifrah Ilhan Jama Liban Mahad Nimco Sahra Warsame Yasin Achieng Akinyi Akoth Anyango Atieno Barasa "
    "Chebet Cheptoo Githinji Jepkosgei Kamau Karanja Kariuki Kibet Kipchoge Kiprono Kiprop Macharia Makau Muthoni "
    "Mutua Mwangi Mwikali Ndung Njeri Njoroge Nyambura Ochieng Odhiambo Okoth Omondi Onyango Otieno Ouma Owino "
    "Wambui Wanjiku Wanjiru Wycliffe Wafula Wekesa Apio Akello Nakato Babirye Wasswa Kato Mukasa Ssemanda Nalubega "
    "Byaruhanga Tumusiime Atuhaire Mugisha Barnabas Habimana Hakizimana Habonimana Iradukunda Mukamana Mukeshimana "
    "Ndayishimiye Ndayizeye Nkurunziza Niyonzima Nsengiyumva Nshimirimana Nzeyimana Uwase Uwimana Uwamahoro "
    "Bizimana Claver Déogratias Désiré Desire Dieudonné Faustin Fidèle Floribert Gédéon Innocent Espérance Immaculée "
    "Célestin Clémentine Chantal Rwigara Adama Aboubacar Aboubakar Abdou Adamou Aliou Aly Alpha Amadou Amath Aminata "
    "Assane Astou Awa Ba Babacar Bakary Balla Bintou Binta Boubacar Bouba Cellou Cheick Cheikh Cheikhna Coumba Daouda "
    "Demba Diarra Djénéba Djibril Djibrilla Fanta Fatim Fatou Fatoumata Gaoussou Habibou Hadja Hamidou Harouna Hawa "
    "Ibrahima Idrissa Idriss Issa Issaka Issoufou Kadiatou Kadidia Kadra Karamba Kassoum Khady Khadidiatou Koffi "
    "Kofi Kossi Kouadio Kouamé Kouassi Koudjo Kwabena Kwame Kwasi Kwesi Kwaku Ama Abena Akosua Akua Adwoa Yaw "
    "Lamine Lassana Mady Mahamadou Mahamat Mahamane Maïmouna Mamadou Mamady Mariam Mariama Mbaye Modibo Modou Moctar "
    "Mody Moussa Nafissatou Ndeye Nene Ngone Oumar Oumarou Oumou Ousmane Ousseynou Rokhaya Rokia Salif Salifou "
    "Salimata Samba Sékou Sekou Seydou Sidi Sidiki Sidy Siaka Siaba Sory Souleymane Soumaïla Tidiane Tiémoko Youssouf "
    "Yacouba Yaya Zeïnabou Zoumana Abdoulkarim Abderamane Agbéko Ayao Ayité Essi Kodjo Kokou Komi Mensah Sena Yao "
    "Afi Akouvi Edem Tchaa Ayuk Tabe Nfor Ngozi Chidi Chidinma Chika Chinedu Chinwe Chioma Chukwuemeka Ebele Emeka "
    "Ifeanyi Ifeoma Ikechukwu Kelechi Nkechi Nnamdi Obi Obiageli Obinna Ogechi Okechukwu Onyeka Uche Uchenna Ugochi "
    "Adebayo Adewale Ayodele Babatunde Bola Bukola Femi Folake Funmi Kehinde Kunle Oluwaseun Segun Sola Taiwo Temitope "
    "Tunde Yemi Aminu Bello Danjuma Garba Hauwa Isa Kabiru Lawal Mallam Musa Nasiru Sani Shehu Umaru Usman Yakubu "
    "Zainabu Ebiere Preye Tamuno Ibiso Thandiwe Sipho Nomsa Themba Thabo Lerato Mpho Nkosi Nomvula Sibusiso Zanele "
    "Thulani Bongani Nonhle Sindiso Tendai Tatenda Farai Rudo Chipo Tafadzwa Tapiwa Simba Kudzai Blessed Netsai "
    "Chanda Mutale Mwila Bwalya Chisomo Thoko Mavuto Limbani Zodwa Tumelo Kabelo Boitumelo Kagiso Onalenna "
    "Andriamanitra Andry Faly Fara Haja Hery Hanitra Lalao Lova Mamy Miora Naina Nivo Ny Rado Rija Rivo Solo Solofo "
    "Tahina Tiana Vola Voahangy Zo Onja Nirina Malala Clovis Raharisoa Rakoto Isidro Dalila Nelson Zeca Nuno Adão "
    "Alphonse Barnabé Baudouin Béatrice Firmin Fulgence Gervais Honoré Justin Léopold Narcisse Pacifique Placide "
    "Prosper Rigobert Séraphin Sylvestre Théophile Théogène Thérèse Tharcisse Venant Vital Guy Hervé Jean Yves Zoé "
    "Issiaka Séry Gbagbo Ahou Akissi Bi Zeinabou Hadiza Ramatou Ide Moussa Kaltouma Achta Zenaba Haroun Hissein Ngarlejy",
    "asia": "Aung Ei Hkun Hla Hnin Htet Htin Htun Khin Khaing Kyaw Kyi Lin Lwin Maung Min Moe Mya Myat Myint Myo Naing "
    "Nanda Nang Nay Nwe Phyo Phyu Sai San Sandar Saw Soe Su Swe Thandar Thant Thein Thet Thida Thiri Thura Thuzar "
    "Tin Tun Wai Win Yan Ye Yi Zarni Zaw Zin Naw Mahn Lahpai Maran Seng Bauk Roi Khun Bopha Bunroeun Chantha Chanthou "
    "Chea Chhay Dara Heng Kem Khem Kimsour Kosal Kunthea Leang Ly Mony Mu Nary Phal Phally Phirum Pheap Pisey Ratha "
    "Rithy Rong Sambath Samnang Samphy Sarun Sina Sok Sokha Sokhom Sophal Sophea Sopheap Sophy Sothea Sovann Sreymom "
    "Srey Tep Theary Thavry Vanna Vannak Vannath Veasna Vichea Yeng Anousa Bounthanh Bounmy Houayheuang Khamphone "
    "Khamla Lodkham Phonesack Sombath Somphone Soukane Vilay Anucha Anon Arnon Chatchai Jatupat Jiraporn Kanya "
    "Malai Nattapong Parit Pannika Panusaya Piyarat Prachak Prasit Sirikan Somchai Somyot Supachai Suwanna Thanakorn "
    "Thanathorn Wanchalearm Yingcheep Agus Andi Arif Aris Asep Bambang Basuki Budi Cahyo Dedi Dewi Dian Eko Endang "
    "Fajar Filep Gunawan Hadi Hendra Indra Iwan Joko Made Ketut Nyoman Wayan Putu Gede Munir Novel Nurhayati Oktovianus "
    "Ratna Ridwan Rizal Rudi Siti Slamet Sri Suciwati Sugeng Suharto Sukardi Sulastri Sumiati Suparman Supriyadi "
    "Suryanto Sutrisno Suwarno Teguh Tri Udin Veronica Victor Wahyu Wati Widodo Wiji Yanto Yogi Yosep Yuli Aminah "
    "Azlan Azmi Azizah Faizal Fauziah Hafiz Halim Hamzah Haris Hashim Hishamuddin Ismawi Jamaluddin Kamarul Khairul "
    "Maznah Nik Noraini Norhayati Ramli Rosli Rozita Sulaiman Suraya Syed Tengku Wan Zaid Zulkifli Joselito Jovito "
    "Rodrigo Reynaldo Renato Rizalina Rowena Teresita Windel Zara Chelo Cristina Danilo Edgardo Efren Elisa Gilbert "
    "Honorio Jomar Jose Leni Leila Leonardo Lito Maritess Nestor Raoul Rogelio Romeo Salvador Kerima "
    "Pema Tenzin Tashi Lobsang Lhamo Lhundup Jigme Jamyang Karma Kelsang Kunchok Namgyal Ngawang Norbu Palden Phuntsok "
    "Rinchen Rinzin Sangay Sonam Thubten Tsering Tshering Tsewang Tsultrim Ugyen Wangchuk Wangmo Yeshe Yangchen Dolma "
    "Dorjee Dorje Choekyi Dhondup Gyaltsen Gendun Khedroob Aadil Ablet Abduweli Adil Alim Arzugul Dolkun Ekpar Gulnar "
    "Gulbahar Gulmira Hörmetjan Ilham Mahire Mihrigul Nurmuhemmet Patigul Qelbinur Rahile Rebiya Tahir Tursun Yalqun "
    "Zumrat Bat Batbayar Bold Dulam Enkh Enkhbayar Ganbold Munkh Oyun Otgon Saruul Sukhbaatar Tsend Aigul Aida "
    "Aidar Ainur Aizhan Akmal Alisher Almas Almaz Altynai Anara Anvar Asel Askar Aslan Asror Azamat Azimjan Azizbek "
    "Baktygul Bakhtiyor Bakyt Bakytzhan Bobomurod Botir Buzurgmehr Daler Dilfuza Dilmurod Dilrabo Dilshod Dinara "
    "Elmira Elyor Erkin Erlan Ermek Faromuz Firdavs Gaukhar Gulnara Gulnora Gulnoza Gulsara Gulchehra Gulnaz Ikrom "
    "Ilhom Islom Jamshed Jamshid Kadyr Kamchybek Kanat Khurshed Khusan Klara Kubat Kuddus Kuat Lola Lutfullo Maksat "
    "Malohat Manuchehr Mavjuda Mavlyuda Mirzo Mukhtar Murat Nargis Nargiza Nazira Nigora Nodira Nurbek Nurlan "
    "Nurzhan Ogulsapar Olim Otabek Oydin Parviz Rustam Ruslan Sabina Saidjon Sanjar Sardor Saule Sayora Sergazy "
    "Shavkat Sherali Shohida Shokhrukh Shukhrat Sukhrob Talgat Temur Timur Tolekan Turgunbay Ulugbek Umida Umed Utkir "
    "Valikhan Yodgor Yuldash Zafarjon Zarina Zhanar Zhanara Zhanbolat Zhenis Zulfiya Farrukh Muazzam Zaid Maksud "
    "Khadija Allahverdi Anar Arif Ayaz Aydin Aygun Aynur Bahruz Elchin Elnur Elshad Emin Fuad Gulnar Gunel Hikmat "
    "Ilgar Ilkin Intigam Khadijah Leyla Mehman Natiq Nigar Parviz Rasul Rufat Samad Seymur Sevinj Tofig Turan Tural "
    "Vafa Zaur Ziya Archil Avtandil Besik Besarion Davit Dato Eka Eteri Gela Gia Giga Giorgi Givi Guram Irakli Iva "
    "Ketevan Ketino Koba Lasha Lela Levan Maia Mamuka Manana Mikheil Mzia Nana Natela Natia Nika Nino Nodar Nugzar "
    "Otar Pata Rusudan Salome Shalva Shota Tamar Tamuna Teimuraz Temur Tengiz Tinatin Vakhtang Zaza Zurab Zviad "
    "Ani Anahit Aram Ararat Armen Armine Arpine Artak Artur Ashot Astghik Davit Edgar Gagik Gayane Gevorg Hayk Hovhannes "
    "Hrant Karen Lusine Mher Mkrtich Nairi Narine Nune Ruben Samvel Sargis Siranush Taron Tigran Vahan Varazdat Vardan "
    "Wu Zhang Wang Liu Chen Yang Huang Zhao Zhou Xu Sun Zhu Hu Guo Lin Gao Luo Zheng Liang Xie Tang Feng Deng Cao Peng "
    "Zeng Xiao Tian Pan Yuan Dong Cai Jiang Wei Xue Yan Ding Shen Ren Fan Qin Qiu Hou Gu Shao Meng Wan Duan Lei Hao Gong "
    "Li He Ma Yu Nguyen Nguyễn Tran Trần Pham Phạm Hoang Hoàng Phan Vu Vũ Dang Đặng Bui Bùi Ngo Ngô Duong Dương Trinh "
    "Dinh Đinh Truong Trương Huynh Huỳnh Doan Kim Park Lee Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon Hwang Ahn "
    "Akira Haruka Hiroshi Kenji Keiko Naoko Takashi Yoko Yuki Hideki Kazuo Makoto Satoshi Sachiko Tomoko "
    "Aarti Abhay Ajay Ajit Amit Anand Anil Anita Anjali Arun Arundhati Asha Ashok Babu Bela Binayak Bishnu Chandra Deepa "
    "Deepak Devi Dilip Dinesh Ganesh Gauri Gautam Gita Gopal Govinda Hari Indira Irom Jagdish Jaya Kamala Kanta Khurram "
    "Kiran Kishor Krishna Kumar Lakshmi Lakshman Lalit Lalita Laxmi Madhu Mahesh Manisha Manoj Maya Meena Mira Mohan "
    "Mukesh Narayan Naresh Neha Nirmala Om Padma Pawan Prabhakar Prabin Pradeep Prakash Pramod Prasad Prashant Prem "
    "Priya Purna Radha Raj Rajan Rajeev Rajendra Rajesh Rajiv Rakesh Ram Ramesh Rani Ravi Rekha Rita Rohini Sabita "
    "Sanjay Santosh Saraswati Sarita Sarmila Satish Shanti Shankar Sharma Shiva Shyam Sita Sobha Soni Sujatha Sudha "
    "Sunil Sunita Suresh Surendra Sushila Teesta Tika Uma Umesh Varavara Vijay Vikram Vinod Yadav Vernon Rona Stan "
    "Kandiah Sivaram Sithy Rajini Selvan Selvi Murugan Nimal Nimalka Prageeth Ruki Saman Sandya Sarath Shehan Sunila "
    "Thushara Udul Chaminda Dilrukshi Kusal Lasantha Poddala",
    "americas": "Yenifer Yesenia Yolanda Yasmany Yasmani Yoandri Yordan Yunior Yulieth Yurani Yeison Yeni Yuri Wilber "
    "Wilmer Wilson Wilfredo Wilder Walter Washington Freddy Fredy Jhon Jhonny Jhonatan Jefferson Johan Jairo Jaider "
    "Emigdia Eulogio Donatila Francia Temístocles Rosmery Maycol Brayan Bryan Byron Lesther Medardo Melo Marvin Melvin "
    "Edwin Edgar Édgar Éder Eder Elmer Elder Erlin Erick Erwin Evo Feliciano Froilán Hernán Hugo Húber Iván Ixchel "
    "Itzel Nayeli Xóchitl Citlali Tonatiuh Cuauhtémoc Kiara Leyner Lisbeth Lizeth Lizbeth Luz Maikel Maykel Osmel Denis "
    "Misael Mirna Mirta Nahomi Nectalí Neftalí Nery Nohemí Ofelia Olivia Orlin Osvaldo Oswaldo Paulino Porfirio Rigoberta "
    "Rigoberto Rosibel Rosenda Segundo Serafín Suyapa Tirso Toribio Waldemar Xiomara Yahaira Yamileth Yaneth Yanira "
    "Zenaida Zoila Zulma Delmy Kenia Telma Thelma Crescencio Saturnino Domingo Clemer Lidia Nemesio Bertha Berta Máxima "
    "Dalila Adilson Adriano Ailton Davi Edilson Edson Francisca Gilmar Ivanildo Jair Jandira João José Luzia Marielle "
    "Raimundo Raoni Sônia Valdir Zé Zilda Jean Marie Jacques Pierre Paul Louis Michel Widlore Wilnor Jovenel Ketly Magalie "
    "Roseline Fritz Guerline Evens Dieuseul Frantz",
    "eastern europe": "Aleh Ales Aleksandr Aleksander Aleksei Alena Alexei Aliaksandr Aliaksei Anastasia Anatoly Andrei "
    "Andrey Arkady Arseny Artyom Askold Bogdan Boris Danila Daria Darya Denis Dmitri Dmitry Dzmitry Ekaterina Elena "
    "Evgeny Galina Gennady Gleb Grigory Hanna Igor Ihar Ilya Iryna Irina Ivan Katsiaryna Kirill Kseniya Larisa Leonid "
    "Liudmila Lyudmila Maksim Maria Marina Maryia Maxim Mikalai Mikhail Mikita Mykola Nadezhda Natallia Natalya Nikita "
    "Nikolai Nina Oksana Oleg Oleh Oleksandr Olena Olga Oxana Pavel Petro Polina Raman Roman Ruslan Sergei Sergey "
    "Serhiy Siarhei Stanislav Stepan Svetlana Sviatlana Taras Tatiana Tatsiana Timofei Uladzimir Vadim Valentina Valery "
    "Vasily Viachaslau Viktor Viktoria Vitaly Vital Vladimir Vladislav Volha Volodymyr Vyacheslav Yana Yaroslav Yauheni "
    "Yegor Yelena Yevgeny Yulia Yuliya Yury Zhanna Zmitser Zoya Adem Agim Albin Arben Besnik Blerim Driton Fatos Ilir "
    "Luan Shpend Valon Vjosa Bojan Branko Dejan Dragan Goran Jasmin Jelena Jovana Milan Milica Miloš Nataša Nenad "
    "Nikola Slobodan Snežana Stefan Zoran Željko Ayşe Berrin Can Cemal Deniz Ebru Elif Emine Erdem Eren Erol Fatma "
    "Figen Gökhan Gülten Hakan Hüseyin Kemal Mehmet Murat Mustafa Nazlı Nur Nurcan Nuriye Osman Orhan Özlem Perihan "
    "Selahattin Selçuk Semih Serkan Sevda Şebnem Taner Tahir Tunç Veli Yiğit Zehra Aysel Bülent Ilse Gunnar Sigurður "
    "Jón Guðrún Björn Kristín Ólafur Þór Einar Katrín",
}
"""Names that Faker lacks or has in other letters; our own list."""


def faker_names() -> Iterable[str]:
    """Given names of all locales."""
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("first_names", "first_names_male", "first_names_female", "first_names_unisex"):
            names = getattr(provider, attribute, ())
            if isinstance(names, property):
                continue
            yield from (part for name in names for part in str(name).replace("'", "’").split())


def main() -> None:
    own = {name for names in MORE.values() for name in names.split()}
    found = {name for name in faker_names() if LATIN.fullmatch(name)} | own
    rows: dict[str, list[str]] = {}
    for name in sorted(found - set(WORDS.split())):
        rows.setdefault(name[0], []).append(name)
    lines = [json.dumps({"names": " ".join(names)}, ensure_ascii=False) for names in rows.values()]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
