<?php
/**
 * Plugin Name: Newsproof
 * Description: Posts that Newsproof holds cannot be published until they are mended.
 * Version: 1.0
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * Copy this file to wp-content/plugins/ and activate it. In wp-config.php set
 *     define( 'NEWSPROOF_URL', 'http://127.0.0.1:8600' );
 *     define( 'NEWSPROOF_TOKEN', '…' );   // where the service asks for one
 */

// The block editor saves through the REST interface: an error returned here is shown to the editor and nothing is saved.
add_filter( 'rest_pre_insert_post', 'newsproof_before_publishing', 10, 2 );

/**
 * Turn a post that must be fixed away. Fails closed: a post that could not be checked is not published.
 *
 * @param stdClass|WP_Error $post    The post that is about to be saved.
 * @param WP_REST_Request   $request The request.
 * @return stdClass|WP_Error
 */
function newsproof_before_publishing( $post, $request ) {
	if ( is_wp_error( $post ) || ! isset( $post->post_status ) || ! in_array( $post->post_status, array( 'publish', 'future' ), true ) ) {
		return $post;
	}
	$title   = isset( $post->post_title ) ? $post->post_title : '';
	$content = isset( $post->post_content ) ? $post->post_content : '';
	$headers = array( 'Content-Type' => 'application/json' );
	if ( defined( 'NEWSPROOF_TOKEN' ) ) {
		$headers['Authorization'] = 'Bearer ' . NEWSPROOF_TOKEN;
	}
	$base   = defined( 'NEWSPROOF_URL' ) ? NEWSPROOF_URL : 'http://127.0.0.1:8600';
	$answer = wp_remote_post(
		rtrim( $base, '/' ) . '/v1/gate',
		array(
			'headers' => $headers,
			'timeout' => 30,
			'body'    => wp_json_encode( array( 'text' => newsproof_text( $title, $content ) ) ),
		)
	);
	if ( is_wp_error( $answer ) || 200 !== wp_remote_retrieve_response_code( $answer ) ) {
		return new WP_Error( 'newsproof_not_checked', 'Newsproof could not check the post, so it was not published.', array( 'status' => 503 ) );
	}
	$said = json_decode( wp_remote_retrieve_body( $answer ), true );
	if ( ! is_array( $said ) || ! isset( $said['verdict'] ) || 'publish' !== $said['verdict'] ) {
		$messages = array();
		foreach ( isset( $said['must_fix'] ) ? $said['must_fix'] : array() as $finding ) {
			$messages[] = $finding['message'];
		}
		$text = $messages ? implode( '; ', $messages ) : 'Newsproof holds this post.';
		return new WP_Error( 'newsproof_hold', 'Newsproof: ' . $text, array( 'status' => 422 ) );
	}
	return $post;
}

/**
 * A post as plain text: title, then paragraphs, parted by blank lines.
 *
 * @param string $title   The title.
 * @param string $content The content with its markup.
 * @return string
 */
function newsproof_text( $title, $content ) {
	$broken = preg_replace( '#</(?:p|h[1-6]|li|blockquote)>|<br\s*/?>#i', "\n\n", $content );
	$body   = html_entity_decode( wp_strip_all_tags( $broken ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	return trim( $title . "\n\n" . trim( $body ) );
}
