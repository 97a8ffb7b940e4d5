namespace EvoLLM.Evolver;

/// <summary>Where a proposal ended up.</summary>
/// <param name="Common">What became of it in the archive of the run; <see langword="null"/> where it was not offered.</param>
/// <param name="Island">What it did to the islands; <see langword="null"/> where there is one population.</param>
internal readonly record struct Landing(Addition? Common, IslandRecord? Island);
