// Rules in Portuguese, written for generated worlds.
import type { RuleGrammar } from './grammar.ts'

export const portuguese: RuleGrammar = {
  language: 'pt',
  wordings: {
    hate: [
      'Nada de racismo, sexismo{, homofobia|} ou {outro ódio|desprezo}.',
      'Palavras de ódio contra grupos {são apagadas|não têm lugar aqui}.',
    ],
    harassment: ['Não {assedie|persiga} ninguém{, nem aqui nem fora|}.', 'Deixe em paz quem lhe {pede|diz}.'],
    civility: ['Seja gentil{ com os outros|}.', 'Respeito, também na discórdia.'],
    nudity: ['Nudez {e erotismo|} só com aviso de conteúdo.', 'Sem pornografia{ nas linhas públicas|}.'],
    warnings: ['Use um aviso de conteúdo para {política|violência|comida}.', 'Esconda imagens que possam {assustar|incomodar}.'],
    illegal: ['O que a lei {brasileira|portuguesa} proíbe é proibido aqui.', 'Nada ilegal.'],
    spam: ['Sem spam{ nem correntes|}.', 'Contas que {inundam|enchem} a linha são {limitadas|fechadas}.'],
    advertising: ['Sem publicidade{ sem perguntar antes| de empresas|}.', 'Pode {mostrar|vender} o que faz{, de vez em quando|}.'],
    privacy: ['Não publique {o endereço|o telefone} de ninguém.', 'As {mensagens|fotos} privadas ficam privadas.'],
    misinformation: ['Não espalhe notícias falsas{ sobre saúde|}.', 'Quem afirma algo {estranho|grave} cita a fonte.'],
    bots: ['Os robôs {dizem que o são|são marcados}.', 'Sem contas automáticas{ sem acordo|}.'],
    copyright: ['Partilhe só o que pode partilhar.', 'Cite {a autora|a fonte} das imagens.'],
    language: ['Aqui escreve-se em português{, ou com tradução|}.', 'A língua deste servidor é o português.'],
    age: ['É preciso ter {16|18} anos ou mais.', 'Só para maiores de {16|18} anos.'],
    'machine-made': ['Marque {imagens|textos} feitos por máquinas.', 'Sem imagens geradas.'],
    'alt-text': ['Descreva as suas imagens{ para quem não as vê|}.', 'Imagens sem descrição {não são partilhadas|podem sair}.'],
  },
  titles: ['Casa #', 'O #', 'Amigos do #', 'Praça #'],
  about: ['Um {pequeno|calmo|bom} lugar junto ao #.', 'Para quem gosta de {jardins|comboios|mapas}.'],
}
