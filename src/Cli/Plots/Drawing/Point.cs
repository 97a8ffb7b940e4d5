namespace EvoLLM.Cli;

/// <summary>A place in a picture, in units to the right of and below its upper left corner; or a place in the data.</summary>
internal readonly record struct Point(double X, double Y);
