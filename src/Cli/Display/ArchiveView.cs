using EvoLLM.Evolver;

namespace EvoLLM.Cli;

/// <summary>An archive in words, whatever its kind.</summary>
internal static class ArchiveView
{
    /// <summary>As in <c>120 of 400 cells (30.0 %)</c>, or <c>57 elites</c> where there are no cells.</summary>
    public static string Line(RunHeader header, ArchiveStatistics archive) => HasCells(header)
        ? $"{Figures.Count(archive.Elites)} of {Figures.Count(archive.Cells)} cells ({Figures.Share(archive.Coverage)})"
        : $"{Figures.Count(archive.Elites)} elites";

    /// <summary>As in <c>30.0 %</c>, or <c>57 elites</c>.</summary>
    public static string Short(RunHeader header, ArchiveStatistics archive) => HasCells(header) ? Figures.Share(archive.Coverage) : Line(header, archive);

    /// <summary>As in <c>120 cells held</c>, or <c>57 elites</c>.</summary>
    public static string Held(RunHeader header, int elites) => $"{Figures.Count(elites)} {(HasCells(header) ? "cells held" : "elites")}";

    /// <summary>Where the elites of a stored run lie, and how fit they are.</summary>
    public static IReadOnlyCollection<(Measures Measures, double Fitness)> Elites(RunReader reader) =>
        [.. reader.Elites().Select(elite => (elite.Evaluation.Measures!, elite.Evaluation.Fitness!.Value))];

    private static bool HasCells(RunHeader header) => header.Options.Archive.Kind is ArchiveKind.Grid or ArchiveKind.Cvt;
}
