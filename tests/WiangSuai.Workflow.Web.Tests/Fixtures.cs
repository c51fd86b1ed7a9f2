using WiangSuai.Workflow.Testing;

[assembly: AssemblyFixture(typeof(Databases))]
