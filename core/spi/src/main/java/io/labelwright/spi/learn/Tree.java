package io.labelwright.spi.learn;

/**
 * A decision tree. Nodes have numbers from 0, the root; a node without children is a leaf.
 *
 * @param output what its leaves add to, from 0
 * @param column per node the column that decides; of a leaf anything
 * @param threshold per node: what is below goes left, all else right
 * @param left per node its left child; -1 of a leaf
 * @param right per node its right child; -1 of a leaf
 * @param emptyLeft per node whether a row without a value in the column goes left
 * @param value per leaf its number
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read only
public record Tree(
        int output, int[] column, float[] threshold, int[] left, int[] right, boolean[] emptyLeft, float[] value) {}
