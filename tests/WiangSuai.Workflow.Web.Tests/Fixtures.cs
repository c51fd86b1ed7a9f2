// In tests an office is the running application, not the name over a page.
global using Office = WiangSuai.Workflow.Testing.Office;
using WiangSuai.Workflow.Testing;

[assembly: AssemblyFixture(typeof(Databases))]
