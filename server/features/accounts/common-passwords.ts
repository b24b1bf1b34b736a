/**
 * The stems of the passwords that guessing programs try first: those of the public "most used" lists that
 * remain when digits and signs are taken off both ends, in the languages of our cities. A password that is
 * one of these, once or several times over, with any digits and signs around it, is refused.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
	`
	password passwort passwd passphrase motdepasse contrasena parola senha wachtwoord passord haslo
	qwerty qwertyui qwertyuiop qwertz azerty azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc
	qweasd qweasdzxc qweasdzxcv abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcabc abcd abc
	iloveyou iloveu loveyou lovely jetaime jtaime doudou loulou welcome bienvenue marhaba marhaban ahlan
	admin administrator administrateur root superuser user username login letmein changeme default secret
	master guest test tester testing temp temporary sunshine princess monkey dragon football baseball
	basketball superman batman spiderman starwars pokemon minecraft shadow michael jordan jennifer charlie
	freedom whatever trustno trustnoone computer internet samsung google facebook liverpool barcelona
	realmadrid arsenal chelsea juventus hello helloworld bonjour soleil chocolat mustafa mohamed mohammed
	muhammad ahmed allah allahakbar bismillah inshallah habibi habibti baghdad beirut paris london summer
	winter spring autumn ete hiver january ramadan company office municipality mairie baladiya multaqa
	correcthorsebatterystaple killer ninja hunter hottie ashley bailey access flower mynoob lovelove
	كلمةالسر كلمةالمرور كلمةسر مرحبا احبك بسمالله محمد
	`
		.split(/\s+/)
		.filter(Boolean)
);
