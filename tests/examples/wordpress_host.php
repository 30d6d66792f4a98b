<?php
// The few functions of WordPress that the plug-in calls, as its developer reference documents them, so that the plug-in runs
// without a WordPress. Prints the answer of the filter as JSON.
class WP_Error {
	public $code;
	public $message;
	public $data;
	public function __construct( $code, $message, $data = '' ) {
		$this->code    = $code;
		$this->message = $message;
		$this->data    = $data;
	}
}
$filters = array();
function add_filter( $name, $callback, $priority = 10, $arguments = 1 ) {
	global $filters;
	$filters[ $name ] = $callback;
}
function is_wp_error( $thing ) {
	return $thing instanceof WP_Error;
}
function wp_json_encode( $data ) {
	return json_encode( $data );
}
function wp_strip_all_tags( $text ) {
	return trim( strip_tags( preg_replace( '@<(script|style)[^>]*?>.*?</\\1>@si', '', $text ) ) );
}
function wp_remote_post( $url, $arguments ) {
	$lines = array();
	foreach ( $arguments['headers'] as $name => $value ) {
		$lines[] = "$name: $value";
	}
	$context = stream_context_create(
		array(
			'http' => array(
				'method'        => 'POST',
				'header'        => implode( "\r\n", $lines ),
				'content'       => $arguments['body'],
				'timeout'       => $arguments['timeout'],
				'ignore_errors' => true,
			),
		)
	);
	$body = @file_get_contents( $url, false, $context );
	if ( false === $body ) {
		return new WP_Error( 'http_request_failed', 'no connection' );
	}
	return array( 'code' => (int) explode( ' ', $http_response_header[0] )[1], 'body' => $body );
}
function wp_remote_retrieve_response_code( $answer ) {
	return $answer['code'];
}
function wp_remote_retrieve_body( $answer ) {
	return $answer['body'];
}
define( 'NEWSPROOF_URL', $argv[1] );
require $argv[2];
$post   = (object) json_decode( $argv[3], true );
$result = $filters['rest_pre_insert_post']( $post, null );
echo json_encode( is_wp_error( $result ) ? array( 'error' => $result->code, 'message' => $result->message ) : array( 'saved' => true ) );
