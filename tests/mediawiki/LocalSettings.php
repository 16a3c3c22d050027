<?php
// A wiki on loopback for tests; tests/realwiki.py makes it. FOLDER is what that module names in WIKIBINDER_TEST_WIKI.
$folder = getenv( 'WIKIBINDER_TEST_WIKI' );
$wgServer = 'http://127.0.0.1:' . getenv( 'WIKIBINDER_TEST_PORT' );
error_reporting( E_ERROR );

$wgSitename = 'Loopback';
$wgScriptPath = '/w';
$wgArticlePath = '/wiki/$1';
$wgUsePathInfo = true;
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgSecretKey = str_repeat( 'ab', 32 );

$wgDBtype = 'sqlite';
$wgDBserver = '';
$wgDBname = 'wiki';
$wgSQLiteDataDir = "$folder/data";
$wgMainCacheType = $wgParserCacheType = $wgMessageCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB;
$wgCacheDirectory = "$folder/cache";
$wgLocalisationCacheConf['store'] = 'array';
$wgJobRunRate = 0;
$wgEnableEmail = false;
$wgPasswordPolicy['policies']['default'] = [];
$wgRateLimits = [];

$wgEnableUploads = true;
$wgUploadDirectory = "$folder/images";
$wgUploadPath = '/images';
$wgFileExtensions = [ 'png', 'jpg', 'svg', 'wav' ];
$wgVerifyMimeType = false;
$wgUseImageMagick = false;

$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/';
$wgRightsText = 'Creative Commons Attribution-ShareAlike 4.0';
$wgNamespacesWithSubpages[NS_MAIN] = true;

if ( is_dir( "$IP/extensions-core" ) ) {
	$wgExtensionDirectory = "$IP/extensions-core";
}
wfLoadExtension( 'Cite' );
wfLoadExtension( 'ParserFunctions' );
wfLoadExtension( 'Scribunto' );
$wgScribuntoDefaultEngine = 'luastandalone';
$wgScribuntoEngineConf['luastandalone']['luaPath'] = getenv( 'WIKIBINDER_TEST_LUA' );

if ( PHP_SAPI !== 'cli' && file_exists( "$folder/private" ) ) {
	$wgGroupPermissions['*']['read'] = false;
	$wgUploadPath = '/w/img_auth.php';
}
