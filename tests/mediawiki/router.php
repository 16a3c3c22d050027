<?php
// For PHP's own web server: MediaWiki's entry points below /w, articles below /wiki, files below /images. Each request
// is a line of requests.log.
$folder = getenv( 'WIKIBINDER_TEST_WIKI' );
$mediawiki = getenv( 'WIKIBINDER_TEST_CODE' );
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/';
file_put_contents( "$folder/requests.log", "{$_SERVER['REQUEST_METHOD']} {$_SERVER['REQUEST_URI']}\n", FILE_APPEND | LOCK_EX );
if ( str_starts_with( $path, '/images/' ) ) {
	if ( file_exists( "$folder/private" ) ) {
		http_response_code( 403 );
		return true;
	}
	$file = realpath( $folder . urldecode( $path ) );
	if ( !$file || !str_starts_with( $file, realpath( "$folder/images" ) ) || !is_file( $file ) ) {
		http_response_code( 404 );
		return true;
	}
	header( 'Content-Type: application/octet-stream' );
	readfile( $file );
	return true;
}
$script = preg_match( '#^/w/(api|index|img_auth)\.php(/.*)?$#', $path, $found ) ? "$found[1].php" : 'index.php';
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$script";
$_SERVER['SCRIPT_FILENAME'] = "$mediawiki/$script";
if ( isset( $found[2] ) && $found[2] !== '' ) {
	$_SERVER['PATH_INFO'] = urldecode( $found[2] );
	$_SERVER['PHP_SELF'] .= $_SERVER['PATH_INFO'];
}
chdir( $mediawiki );
require "$mediawiki/$script";
return true;
